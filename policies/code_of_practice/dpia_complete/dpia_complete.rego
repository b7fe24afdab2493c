# METADATA
# title: A DPIA is complete
# description: >-
#   A DPIA describes the processing, its necessity, the risks and the measures in {dpia_sections}, has the advice of
#   the FG, tells what students or their representatives think of it or why they were not asked, and is signed for the
#   controller. A DPIA made elsewhere counts with the advice of the FG that stands in it, when it holds the four parts
#   of the regulation, its version is on record, and so is the day on which it is reviewed.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(2), (7) and (9)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-38
#   principle: careful
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 35(2), (7) and (9): secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Een DPIA is volledig
#     description: >-
#       Een DPIA beschrijft in {dpia_sections} de verwerking, de noodzaak, de risico’s en de maatregelen, heeft het
#       advies van de FG, vertelt wat studenten of hun vertegenwoordigers ervan vinden of waarom zij niet zijn
#       gevraagd, en is ondertekend namens de verwerkingsverantwoordelijke. Een DPIA die elders is gemaakt, telt met
#       het advies van de FG dat erin staat, als de vier delen van de verordening erin staan en de versie en de dag van
#       herziening vastliggen.
package code_of_practice.dpia_complete

import data.lib.advice
import data.lib.facts
import data.lib.finding

_contents := {"description", "measures", "necessity", "risks"}

# METADATA
# title: It is not stated whether there is a DPIA
# custom:
#   code: dpia-complete/not-stated
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of er een DPIA is
#   remedy:
#     en: State whether a DPIA was made.
#     nl: Geef aan of er een DPIA is gemaakt.
findings contains found if {
	not facts.rejects
	not _is_stated
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Sections of the DPIA are not filled in
# custom:
#   code: dpia-complete/sections-lacking
#   effect: hold
#   kind: gap
#   scope: project
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: Onderdelen van de DPIA zijn niet ingevuld
#   remedy:
#     en: Complete the sections.
#     nl: Vul de onderdelen aan.
findings contains found if {
	_is_made
	not input.project.dpia.elsewhere == true
	not input.project.dpia.sections_done == data.parameters.dpia_sections
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"sections": data.parameters.dpia_sections})
}

# METADATA
# title: The DPIA lacks a part that the regulation asks
# custom:
#   code: dpia-complete/contents-lacking
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De DPIA mist een deel dat de verordening vraagt
#   remedy:
#     en: Add the missing parts.
#     nl: Vul de ontbrekende delen aan.
findings contains found if {
	_is_made
	lacking := {part | some part in _contents; not _holds(part)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(lacking)})
}

# METADATA
# title: Of a DPIA that was made elsewhere the version or a day of review to come is not on record
# custom:
#   code: dpia-complete/elsewhere-not-on-record
#   effect: hold
#   kind: gap
#   scope: project
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: Van een DPIA van elders ligt de versie of een komende dag van herziening niet vast
#   remedy:
#     en: Record which version it is, and the day on which it is reviewed.
#     nl: Leg vast welke versie het is, en op welke dag zij wordt herzien.
findings contains found if {
	_is_made
	input.project.dpia.elsewhere == true
	count(_not_on_record) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(_not_on_record)})
}

# METADATA
# title: The DPIA lacks the advice of the FG
# custom:
#   code: dpia-complete/no-fg-advice
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: fg
#   nl:
#     title: Bij de DPIA ontbreekt het advies van de FG
#   remedy:
#     en: The FG advises on the DPIA.
#     nl: De FG adviseert over de DPIA.
findings contains found if {
	_is_made
	not _is_advised
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The negative advice of the FG on the DPIA is not answered
# custom:
#   code: dpia-complete/advice-not-answered
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: mandate-holder
#   nl:
#     title: Het negatieve advies van de FG over de DPIA is niet beantwoord
#   remedy:
#     en: The decider states why the advice is not followed, or rejects the project.
#     nl: De beslisser geeft aan waarom het advies niet wordt gevolgd, of wijst het project af.
findings contains found if {
	_is_made
	advice.unanswered("fg", "dpia")
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The views of students are not in the DPIA
# custom:
#   code: dpia-complete/no-views
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De mening van studenten staat niet in de DPIA
#   remedy:
#     en: Ask students or their representatives, or write down why not.
#     nl: Vraag studenten of hun vertegenwoordigers, of schrijf op waarom niet.
findings contains found if {
	_is_made
	not input.project.dpia.views_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The DPIA is not signed
# custom:
#   code: dpia-complete/not-signed
#   effect: hold
#   kind: gap
#   scope: project
#   nature: practice
#   lifted_by: board
#   nl:
#     title: De DPIA is niet ondertekend
#   remedy:
#     en: Have the DPIA signed for the controller.
#     nl: Laat de DPIA namens de verwerkingsverantwoordelijke ondertekenen.
findings contains found if {
	_is_made
	not input.project.dpia.signed == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_is_stated if is_boolean(input.project.dpia.done)

_is_made if {
	not facts.rejects
	input.project.dpia.done == true
}

_holds(part) if input.project.dpia[concat("_", [part, "stated"])] == true

_is_advised if {
	input.project.dpia.fg_advice_stated == true
	advice.given("fg", "dpia")
}

# What the FG said of a DPIA elsewhere stands in it, and is not asked a second time.
_is_advised if {
	input.project.dpia.fg_advice_stated == true
	input.project.dpia.elsewhere == true
}

_not_on_record contains "version" if not input.project.dpia.version_stated == true

_not_on_record contains "review" if not _is_to_be_reviewed

_is_to_be_reviewed if {
	facts.is_day(input.project.dpia.review_on)
	input.project.dpia.review_on >= input.today
}
