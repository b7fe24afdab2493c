# METADATA
# title: Under sixteen a representative consents
# description: >-
#   For a student under sixteen consent is given or authorised by the legal representative, and that can be proved. At
#   sixteen the student is asked anew; until then the consent that was given stands. Without it the student is left out.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 8
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 5
# custom:
#   norm: A-21
#   principle: balanced
#   gates: [G3, G4]
#   effect: deny
#   kind: violation
#   nature: law
#   lifted_by: student
#   nl:
#     title: Onder de zestien geeft een vertegenwoordiger toestemming
#     description: >-
#       Voor een student onder de zestien geeft de wettelijk vertegenwoordiger toestemming of een machtiging, en dat is
#       aan te tonen. Vanaf zestien wordt de student zelf opnieuw gevraagd; tot dan geldt wat is gegeven. Zonder die
#       toestemming telt de student niet mee.
package code_of_practice.young_students

import data.lib.consent
import data.lib.finding

# METADATA
# title: It is not known whether students are under the age of consent
# custom:
#   code: young-students/not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of studenten te jong zijn om zelf toestemming te geven
#   remedy:
#     en: Have the ages taken from the register, and counted.
#     nl: Laat de leeftijden uit het register halen en tellen.
findings contains found if {
	some process in consent.needed
	not _ages_known(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Students under sixteen without authorisation are left out
# custom:
#   code: young-students/left-out
#   effect: deny
#   kind: violation
#   scope: subject
#   lifted_by: student
#   nl:
#     title: Studenten onder de zestien zonder machtiging blijven weg
#   remedy:
#     en: Ask their legal representatives.
#     nl: Vraag hun wettelijk vertegenwoordigers.
findings contains found if {
	some process in _lacking
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"students": process.subjects.minors_without_representative},
	)
}

# METADATA
# title: The legal representative did not demonstrably consent
# custom:
#   code: young-students/not-authorised
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: student
#   nl:
#     title: De wettelijk vertegenwoordiger gaf niet aantoonbaar toestemming
#   remedy:
#     en: Ask the legal representative and keep the proof.
#     nl: Vraag de wettelijk vertegenwoordiger en bewaar het bewijs.
findings contains found if {
	input.gate == "G4"
	input.act.subject.age < data.parameters.consent_age
	not _is_authorised
	some process in consent.needed
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Students who are sixteen now were not asked themselves
# custom:
#   code: young-students/ask-anew
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Studenten die nu zestien zijn, zijn niet zelf gevraagd
#   remedy:
#     en: Ask these students themselves.
#     nl: Vraag deze studenten zelf.
findings contains found if {
	some process in consent.needed
	_has_turned(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: Which students are left out.
obligations contains {"type": "exclude-subjects", "reasons": ["minor-without-representative"]} if count(_lacking) > 0

_lacking := [process |
	input.gate == "G3"
	some process in consent.needed
	process.subjects.minors_without_representative > 0
]

_ages_known(process) if {
	input.gate == "G3"
	process.subjects.under_16 == false
}

_ages_known(process) if {
	input.gate == "G3"
	is_number(process.subjects.minors_without_representative)
}

_ages_known(_) if {
	input.gate == "G4"
	is_number(input.act.subject.age)
}

_is_authorised if {
	input.act.subject.consent_by == "representative"
	input.act.subject.consent_proof_stated == true
}

_has_turned(process) if {
	input.gate == "G3"
	process.subjects.turned_of_age > 0
}

_has_turned(_) if {
	input.gate == "G4"
	input.act.subject.reaches_age == true
}
