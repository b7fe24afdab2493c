# METADATA
# title: Under the age of {consent_age} or under guardianship a representative consents
# description: >-
#   For a student under the age of {consent_age} consent is given or authorised by the legal representative, and that
#   can be proved; so it is for an adult under guardianship, administration or mentorship. At the age of {consent_age}
#   the student is asked anew; until then the consent that was given stands. Without it the student is left out.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 8
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 5(1)
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 5, on guardianship
# custom:
#   norm: A-21
#   principle: balanced
#   gates: [G3, G4]
#   kind: violation
#   nature: law
#   lifted_by: student
#   confidence:
#     GDPR Art. 8: verified
#     UAVG Art. 5(1): secondary
#     UAVG Art. 5, on guardianship: background
#   nl:
#     title: Onder de {consent_age} of onder curatele geeft een vertegenwoordiger toestemming
#     description: >-
#       Voor een student onder de {consent_age} geeft de wettelijk vertegenwoordiger toestemming of een machtiging, en
#       dat is aan te tonen; zo ook voor een volwassene onder curatele, bewind of mentorschap. Wie {consent_age} wordt,
#       wordt zelf opnieuw gevraagd; tot dan geldt wat is gegeven. Zonder die toestemming telt de student niet mee.
package code_of_practice.young_students

import data.lib.consent
import data.lib.finding

# METADATA
# title: It is not known for whom a representative must consent
# custom:
#   code: young-students/not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend voor wie een vertegenwoordiger toestemming moet geven
#   remedy:
#     en: Have the ages, and who is under guardianship, taken from the register, and counted.
#     nl: Laat de leeftijden, en wie onder curatele staat, uit het register halen en tellen.
findings contains found if {
	some process in _asked
	not _is_known(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Students without authorisation of their representative are left out
# custom:
#   code: young-students/left-out
#   effect: deny
#   kind: violation
#   scope: subject
#   lifted_by: student
#   nl:
#     title: Studenten zonder machtiging van hun vertegenwoordiger blijven weg
#   remedy:
#     en: Ask their legal representatives.
#     nl: Vraag het hun wettelijk vertegenwoordigers.
findings contains found if {
	some process in _lacking
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"students": sum(_counts(process))},
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
#     nl: Vraag de wettelijk vertegenwoordiger om toestemming en bewaar het bewijs.
findings contains found if {
	_needs_representative
	not _is_authorised
	some process in consent.asked_of_person
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Students who have reached the age of {consent_age} were not asked themselves
# custom:
#   code: young-students/ask-anew
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Studenten die nu {consent_age} zijn, zijn niet zelf gevraagd
#   remedy:
#     en: Ask these students themselves.
#     nl: Vraag deze studenten zelf.
findings contains found if {
	some process in _asked
	_has_turned(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: Which students are left out.
obligations contains {"type": "exclude-subjects", "reasons": ["without-representative"]} if count(_lacking) > 0

_asked := consent.asked if input.gate == "G3"

_asked := consent.asked_of_person if input.gate == "G4"

_lacking := [process |
	input.gate == "G3"
	some process in _asked
	sum(_counts(process)) > 0
]

_counts(process) := [number |
	some number in [
		object.get(process, ["subjects", "minors_without_representative"], 0),
		object.get(process, ["subjects", "wards_without_representative"], 0),
	]
	is_number(number)
]

_is_known(process) if {
	input.gate == "G3"
	_knows_minors(process)
	is_number(process.subjects.wards_without_representative)
	is_number(process.subjects.turned_of_age)
}

_is_known(_) if _knows_subject

_knows_subject if {
	input.gate == "G4"
	is_number(input.act.subject.age)
	is_boolean(input.act.subject.under_guardianship)
	is_boolean(input.act.subject.reaches_age)
}

_knows_minors(process) if process.subjects.under_16 == false

_knows_minors(process) if is_number(process.subjects.minors_without_representative)

_needs_representative if input.act.subject.age < data.parameters.consent_age

_needs_representative if input.act.subject.under_guardianship == true

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
