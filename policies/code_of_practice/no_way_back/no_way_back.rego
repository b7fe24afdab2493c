# METADATA
# title: No way back from pseudonym to name
# description: >-
#   A pseudonym is linked to a name only in a process at the level of persons that was approved for it, and only by
#   somebody named for it. Everywhere else the wall between data and use stays closed.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(5) and Art. 32
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
# custom:
#   norm: A-31
#   principle: careful
#   gates: [G3, G4]
#   kind: violation
#   nature: law
#   lifted_by: mandate-holder
#   confidence:
#     GDPR Art. 4(5) and Art. 32: secondary
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#   nl:
#     title: Geen weg terug van pseudoniem naar naam
#     description: >-
#       Een pseudoniem wordt alleen aan een naam gekoppeld in een verwerking op persoonsniveau die daarvoor is
#       goedgekeurd, en alleen door wie daarvoor is aangewezen. Overal elders blijven pseudoniemen en namen gescheiden.
package code_of_practice.no_way_back

import data.lib.facts
import data.lib.finding
import data.lib.given_consent

# METADATA
# title: It is not stated whether names are asked
# custom:
#   code: no-way-back/not-stated
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of namen worden gevraagd
#   remedy:
#     en: State whether names are asked with the pseudonyms.
#     nl: Geef aan of er namen bij de pseudoniemen worden gevraagd.
findings contains found if {
	input.gate == "G3"
	not is_boolean(object.get(input.request, "asks_identity", null))
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: Names are asked in a process that is not about persons
# custom:
#   code: no-way-back/not-at-person-level
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Namen gevraagd bij een verwerking die niet over personen gaat
#   remedy:
#     en: Ask the data without names.
#     nl: Vraag de gegevens zonder namen.
findings contains found if {
	some process in _linking
	process.level != "person"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The process was not approved to link pseudonyms to names
# custom:
#   code: no-way-back/no-mandate
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: De verwerking is niet goedgekeurd om pseudoniemen aan namen te koppelen
#   remedy:
#     en: Have linking to names approved as part of the project.
#     nl: Laat het koppelen aan namen als deel van het project goedkeuren.
findings contains found if {
	some process in _linking
	not process.reidentification_mandate == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Who asks or acts is not named to link pseudonyms to names
# custom:
#   code: no-way-back/not-named
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Wie vraagt of handelt, is niet aangewezen om pseudoniemen aan namen te koppelen
#   remedy:
#     en: Leave it to somebody who is named for it or to whom the student is assigned.
#     nl: Laat het over aan wie daarvoor is aangewezen of aan wie de student is toegewezen.
findings contains found if {
	not _is_named
	some process in _linking
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_linking := [process |
	_may_link
	some process in facts.judged
]

_may_link if {
	input.gate == "G3"
	not input.request.asks_identity == false
}

# Whoever acts about a person knows who it is.
_may_link if {
	given_consent.is_asked
	not input.act.viewer.is_subject == true
}

_is_named if {
	input.gate == "G3"
	input.request.requester.may_reidentify == true
}

_is_named if {
	input.gate == "G4"
	input.act.viewer.may_reidentify == true
}

_is_named if {
	input.gate == "G4"
	input.act.viewer.is_assigned == true
}
