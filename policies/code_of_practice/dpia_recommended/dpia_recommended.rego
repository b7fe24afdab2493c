# METADATA
# title: >-
#   One criterion: a DPIA is recommended
# description: >-
#   With exactly one of the nine EDPB criteria a DPIA is recommended. Who does not make one writes down why; the reason
#   is visible to the FG and the council.
# related_resources:
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(1)
# custom:
#   norm: A-36
#   principle: careful
#   gates: [G2]
#   kind: violation
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#     GDPR Art. 35(1): secondary
#   nl:
#     title: >-
#       Eén criterium: een DPIA is aanbevolen
#     description: >-
#       Bij precies één van de negen EDPB-criteria is een DPIA aanbevolen. Wie er geen maakt, schrijft op waarom; de FG
#       en de raad kunnen de reden lezen.
package code_of_practice.dpia_recommended

import data.lib.dpia
import data.lib.facts
import data.lib.finding

# METADATA
# title: There is one criterion, no DPIA and no reason why not
# custom:
#   code: dpia-recommended/no-reason
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Er is één criterium, geen DPIA en geen reden waarom niet
#   remedy:
#     en: Make a DPIA, or write down why it is not needed.
#     nl: Maak een DPIA, of schrijf op waarom die niet nodig is.
findings contains found if {
	not facts.rejects
	count(dpia.criteria) == 1
	not input.project.dpia.done == true
	not input.project.prescan.reason_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"criteria": sort(dpia.criteria)})
}

# METADATA
# title: There is one criterion and no DPIA, for a reason that was written down
# custom:
#   code: dpia-recommended/left-with-reason
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Er is één criterium en geen DPIA, met een reden waarom niet
#   remedy:
#     en: Nothing to do; the FG and the council can read the reason.
#     nl: Niets te doen; de FG en de raad kunnen de reden lezen.
findings contains found if {
	not facts.rejects
	count(dpia.criteria) == 1
	not input.project.dpia.done == true
	input.project.prescan.reason_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"criteria": sort(dpia.criteria)})
}
