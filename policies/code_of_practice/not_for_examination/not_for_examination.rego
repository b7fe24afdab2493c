# METADATA
# title: Nothing about a person goes to the examination board
# description: >-
#   Analysis about persons does not go to the examination board or into assessment. An analysis of groups may. An
#   inquiry into fraud that a statute asks runs outside this platform.
# related_resources:
#   - ref: https://www.jisc.ac.uk/guides/code-of-practice-for-learning-analytics
#     description: Jisc code of practice for learning analytics
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
# custom:
#   norm: A-65
#   principle: humane
#   gates: [G3, G4]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   confidence:
#     Jisc code of practice for learning analytics: secondary
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#   nl:
#     title: Niets over een persoon gaat naar de examencommissie
#     description: >-
#       Analyse over personen gaat niet naar de examencommissie en niet in beoordelingen. Een analyse van groepen mag
#       wel. Een fraudeonderzoek dat de wet vraagt, loopt buiten dit platform om.
package code_of_practice.not_for_examination

import data.lib.facts
import data.lib.finding

# METADATA
# title: It is not stated whether the examination board receives this
# custom:
#   code: not-for-examination/not-known
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of de examencommissie dit ontvangt
#   remedy:
#     en: State whether the receiver sits on the examination board.
#     nl: Geef aan of de ontvanger in de examencommissie zit.
findings contains found if {
	some process in _about_persons
	not _is_known(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Analysis about persons would go to the examination board
# custom:
#   code: not-for-examination/to-examination-board
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Analyse over personen zou naar de examencommissie gaan
#   remedy:
#     en: Give the board an analysis of groups.
#     nl: Geef de commissie een analyse van groepen.
findings contains found if {
	some process in _about_persons
	_goes_to_board(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not stated what the outcome is used for
# custom:
#   code: not-for-examination/use-not-stated
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld waarvoor de uitkomst wordt gebruikt
#   remedy:
#     en: State what the outcome is used for.
#     nl: Geef aan waarvoor de uitkomst wordt gebruikt.
findings contains found if {
	some process in _about_persons
	not _states_use(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Analysis about persons would count in an assessment
# custom:
#   code: not-for-examination/into-assessment
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Analyse over personen zou meetellen in een beoordeling
#   remedy:
#     en: Keep the outcome out of grades and assessments.
#     nl: Houd de uitkomst buiten cijfers en beoordelingen.
findings contains found if {
	some process in _about_persons
	_assesses(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_about_persons := [process |
	some process in facts.judged
	process.level == "person"
]

_is_known(process) if {
	input.gate == "G3"
	is_array(process.recipients)
	every recipient in process.recipients {
		is_boolean(recipient.examination_board)
	}
}

_is_known(_) if {
	input.gate == "G4"
	is_boolean(input.act.viewer.examination_board)
}

_goes_to_board(process) if {
	input.gate == "G3"
	some recipient in process.recipients
	recipient.examination_board == true
}

_goes_to_board(_) if {
	input.gate == "G4"
	input.act.viewer.examination_board == true
}

_states_use(process) if {
	count(process.use_types) > 0
	every use in process.use_types {
		is_string(use)
	}
}

_assesses(process) if process.decision.kind == "grade"

_assesses(process) if "grading" in process.use_types
