# METADATA
# title: Trained before seeing students
# description: >-
#   Who sees data at the level of persons has done a light training in data, ethics and the house rules of the project;
#   before the decision on the project that training is arranged. Students who see their own data, the FG, auditors and
#   supervisors are exempt, and a deputy has a time of grace.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 4
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
# custom:
#   norm: A-44
#   principle: careful
#   gates: [G2, G3, G4]
#   kind: gap
#   nature: code
#   lifted_by: requester
#   confidence:
#     AI Act Art. 4: secondary
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#   nl:
#     title: Eerst getraind, dan studenten zien
#     description: >-
#       Wie gegevens op persoonsniveau ziet, heeft een lichte training gedaan in data, ethiek en de huisregels van het
#       project; voor het besluit over het project is die training geregeld. Studenten die hun eigen gegevens zien, de
#       FG, auditors en toezichthouders zijn uitgezonderd, en een waarnemer heeft een overgangstijd.
package code_of_practice.trained_viewers

import data.lib.facts
import data.lib.finding

# METADATA
# title: No valid training is on record
# custom:
#   code: trained-viewers/not-trained
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Geen geldige training vastgelegd
#   remedy:
#     en: Do the training first.
#     nl: Doe eerst de training.
findings contains found if {
	input.gate != "G2"
	not _is_excused
	not _viewer.training_valid == true
	not _viewer.training_grace == true
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The training is still to be done
# custom:
#   code: trained-viewers/in-grace
#   effect: warn
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De training moet nog worden gedaan
#   remedy:
#     en: Do the training within the time of grace.
#     nl: Doe de training binnen de overgangstijd.
findings contains found if {
	input.gate != "G2"
	not _is_excused
	not _viewer.training_valid == true
	_viewer.training_grace == true
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The training of who will see students is not arranged
# custom:
#   code: trained-viewers/not-arranged
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De training van wie studenten te zien krijgt, is niet geregeld
#   remedy:
#     en: Arrange the training in data, ethics and the house rules before the decision.
#     nl: Regel de training in data, ethiek en de huisregels voor het besluit.
findings contains found if {
	input.gate == "G2"
	some process in _about_persons
	not process.training_arranged == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

default _viewer := {}

_viewer := input.request.requester if {
	input.gate == "G3"
	is_object(input.request.requester)
}

_viewer := input.act.viewer if {
	input.gate == "G4"
	is_object(input.act.viewer)
}

_is_excused if _viewer.exempt == true

_is_excused if _viewer.is_subject == true

_about_persons := [process |
	some process in facts.judged
	process.level == "person"
	not _is_for_students_alone(process)
]

# Before the decision nobody but students is known to see it; who does see or act is known later.
_is_for_students_alone(process) if {
	input.gate == "G2"
	process.facing == "student"
}
