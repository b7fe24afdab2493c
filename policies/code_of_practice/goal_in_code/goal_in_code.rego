# METADATA
# title: The goal is one of the goals in the code of practice
# description: >-
#   Study data are used for the goals that the institution has set in its code of practice, and each process has a
#   purpose of its own. Another goal first needs a change of that code.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(b)
# custom:
#   norm: A-02
#   principle: accountable
#   gates: [G1]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   unpublished:
#     - Brochure of VU Amsterdam on Student Analytics (2020, no public address known)
#   confidence:
#     GDPR Art. 5(1)(b): verified
#     Brochure of VU Amsterdam on Student Analytics (2020, no public address known): verified
#   nl:
#     title: Het doel is een van de doelen uit de Code of Practice
#     description: >-
#       Studiedata worden gebruikt voor de doelen die de instelling in haar Code of Practice heeft vastgesteld, en elke
#       verwerking heeft een eigen doel. Voor een ander doel moet eerst die code worden gewijzigd.
package code_of_practice.goal_in_code

import data.lib.facts
import data.lib.finding

# METADATA
# title: No goal is stated
# custom:
#   code: goal-in-code/none-stated
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Er is geen doel genoemd
#   remedy:
#     en: Choose the goal from the code of practice that the project serves.
#     nl: Kies het doel uit de Code of Practice waar het project aan bijdraagt.
findings contains found if {
	not _is_stated
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The goal is not in the code of practice
# custom:
#   code: goal-in-code/outside-code
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: mandate-holder
#   nl:
#     title: Het doel staat niet in de Code of Practice
#   remedy:
#     en: Choose a goal from the code of practice, or have the code changed first.
#     nl: Kies een doel uit de Code of Practice, of laat eerst de code wijzigen.
findings contains found if {
	_is_stated
	not _is_in_code
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"goal": input.project.goal})
}

# METADATA
# title: A process has no purpose
# custom:
#   code: goal-in-code/no-purpose
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een verwerking heeft geen doel
#   remedy:
#     en: Name the purpose of the process, one of the purposes of the institution.
#     nl: Noem het doel van de verwerking, een van de doelen van de instelling.
findings contains found if {
	some process in facts.judged
	not _has_purpose(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_has_purpose(process) if is_string(process.purpose)

_is_stated if facts.stated(input.project.goal)

_is_in_code if input.project.goal in input.institution.goals
