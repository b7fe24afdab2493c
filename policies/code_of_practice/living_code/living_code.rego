# METADATA
# title: A code of practice that is alive
# description: >-
#   The code of practice is revised within {code_hold_months} together with students and fits the personal-data
#   regulation of the institution; after {code_warn_months} a warning is given. Past its term nothing new is approved,
#   unless the term was extended once, by {code_extension_months}, and neither is it once the last version was retired;
#   running projects go on, with a warning, also when a newer version took its place.
# related_resources:
#   - ref: https://doe-meer-met-studiedata.nl/praktijkverhaal/laat-studiedata-voor-je-werken/
#     description: Interview with the vice-chair of the student council of VU Amsterdam
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 24(2)
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 1
# custom:
#   norm: A-69
#   principle: accountable
#   gates: [G2, G5]
#   kind: violation
#   nature: code
#   lifted_by: board
#   confidence:
#     Interview with the vice-chair of the student council of VU Amsterdam: verified
#     GDPR Art. 24(2): verified
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 1: secondary
#   nl:
#     title: Een code die actueel blijft
#     description: >-
#       De Code of Practice wordt binnen {code_hold_months} samen met studenten herzien en past bij de regeling
#       persoonsgegevens van de instelling; na {code_warn_months} volgt een waarschuwing. Na afloop van haar termijn
#       volgt geen nieuwe goedkeuring, tenzij de termijn eenmaal is verlengd, met {code_extension_months}, en ook niet
#       zodra de laatste versie is ingetrokken; lopende projecten gaan door, met een waarschuwing, ook als een nieuwere
#       versie haar plaats innam.
package code_of_practice.living_code

import data.lib.facts
import data.lib.finding

# METADATA
# title: It is not known how old the code of practice is and whether it still holds
# custom:
#   code: living-code/not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend hoe oud de Code of Practice is en of die nog geldt
#   remedy:
#     en: Have the adoption of the code of practice recorded.
#     nl: Laat de vaststelling van de Code of Practice vastleggen.
findings contains found if {
	not facts.rejects
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The code of practice is past its term
# custom:
#   code: living-code/past-term
#   effect: hold
#   kind: violation
#   scope: project
#   lifted_by: board
#   nl:
#     title: De termijn van de Code of Practice is voorbij
#   remedy:
#     en: Revise the code with students, or extend its term once; after that the project can be approved.
#     nl: Herzie de code met studenten, of verleng haar termijn eenmaal; daarna kan het project worden goedgekeurd.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	_months >= _term
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"months": _months, "term": _term})
}

# METADATA
# title: The code of practice is due for revision
# custom:
#   code: living-code/due-soon
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: board
#   nl:
#     title: De Code of Practice is toe aan herziening
#   remedy:
#     en: Plan the revision with students.
#     nl: Plan de herziening met studenten.
findings contains found if {
	not facts.rejects
	_months >= data.parameters.code_warn_months
	_is_bearable
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"months": _months, "term": _term})
}

# METADATA
# title: It is not shown that students took part in the code
# custom:
#   code: living-code/without-students
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: board
#   nl:
#     title: Niet aangetoond dat studenten aan de code meewerkten
#   remedy:
#     en: Revise the code together with students and record who took part.
#     nl: Herzie de code samen met studenten en leg vast wie meedeed.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	not input.institution.code.students_took_part == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not shown that the code fits the personal-data regulation
# custom:
#   code: living-code/regulation-not-compared
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Niet aangetoond dat de code past bij de regeling persoonsgegevens
#   remedy:
#     en: The privacy officer compares the code with the regulation of the institution.
#     nl: De privacy officer vergelijkt de code met de regeling van de instelling.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	not input.institution.code.fits_regulation == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The project runs under an earlier version of the code
# custom:
#   code: living-code/newer-version
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het project loopt onder een eerdere versie van de code
#   remedy:
#     en: See what the newer version changes, and bring it in at the next change of the project.
#     nl: Bekijk wat de nieuwe versie verandert, en neem het mee bij de volgende wijziging van het project.
findings contains found if {
	input.gate == "G5"
	input.institution.code.newer_in_force == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Every version of the code of practice is retired
# custom:
#   code: living-code/none-in-force
#   effect: hold
#   kind: violation
#   scope: project
#   lifted_by: board
#   nl:
#     title: Alle versies van de Code of Practice zijn ingetrokken
#   remedy:
#     en: Adopt a version of the code; after that the project can be approved.
#     nl: Stel een versie van de code vast; daarna kan het project worden goedgekeurd.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	input.institution.code.retired == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The project runs under a code of which every version is retired
# custom:
#   code: living-code/runs-without
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: board
#   nl:
#     title: Het project loopt onder een code waarvan alle versies zijn ingetrokken
#   remedy:
#     en: Adopt a version of the code; until then the last one goes on judging.
#     nl: Stel een versie van de code vast; tot dan blijft de laatste gelden voor wat loopt.
findings contains found if {
	input.gate == "G5"
	input.institution.code.retired == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_months := input.institution.code.months_since_adoption

_term := data.parameters.code_hold_months + _extension

default _extension := 0

_extension := data.parameters.code_extension_months if input.institution.code.extended == true

_is_known if {
	is_string(input.institution.code.version)
	is_number(_months)
	is_boolean(input.institution.code.retired)
}

_is_bearable if input.gate == "G5"

_is_bearable if _months < _term
