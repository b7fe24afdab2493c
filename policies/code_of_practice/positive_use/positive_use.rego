# METADATA
# title: Study data help; they do not check on, punish or grade
# description: >-
#   Study data are used to understand and improve education and to help students. They are not used to keep watch on
#   students or staff, for discipline, for grading, or to appraise staff.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
#   - ref: https://www.jisc.ac.uk/guides/code-of-practice-for-learning-analytics
#     description: Jisc code of practice for learning analytics
# custom:
#   norm: A-04
#   principle: humane
#   gates: [G1, G4]
#   kind: violation
#   nature: code
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#     Jisc code of practice for learning analytics: secondary
#   nl:
#     title: Studiedata helpen; ze controleren, straffen en beoordelen niet
#     description: >-
#       Studiedata worden gebruikt om onderwijs te begrijpen en te verbeteren en om studenten te helpen. Ze worden niet
#       gebruikt om studenten of medewerkers in de gaten te houden, om te straffen, om cijfers te geven of om
#       medewerkers te beoordelen.
package code_of_practice.positive_use

import data.lib.facts
import data.lib.finding

_positive := {
	"accountability",
	"course-improvement",
	"feedback",
	"guidance",
	"policy",
	"research",
}

# METADATA
# title: It is not stated what the outcome is used for
# custom:
#   code: positive-use/none-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Er staat niet waarvoor de uitkomst wordt gebruikt
#   remedy:
#     en: State what the outcome of this process is used for.
#     nl: Geef aan waarvoor de uitkomst van deze verwerking wordt gebruikt.
findings contains found if {
	some process in facts.judged
	not _states_use(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The outcome is used to check on, punish, grade or appraise
# custom:
#   code: positive-use/not-positive
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De uitkomst wordt gebruikt om te controleren, te straffen, cijfers te geven of te beoordelen
#   remedy:
#     en: Leave this use out. The outcome may serve to help students and to improve education.
#     nl: Laat dit gebruik weg. De uitkomst mag dienen om studenten te helpen en onderwijs te verbeteren.
findings contains found if {
	some process in facts.judged
	refused := {use | some use in process.use_types; not use in _positive}
	count(refused) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"use_types": sort(refused)})
}

_states_use(process) if {
	some use in process.use_types
	is_string(use)
}
