# METADATA
# title: A pre-scan before the decision
# description: >-
#   For each project with personal data a pre-scan is done before it is decided on: a short list of questions from which
#   follows whether a DPIA is needed.
# related_resources:
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(1)
# custom:
#   norm: A-34
#   principle: careful
#   gates: [G2]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#     GDPR Art. 35(1): secondary
#   nl:
#     title: Een pre-scan voor het besluit
#     description: >-
#       Voor elk project met persoonsgegevens is voor het besluit een pre-scan gedaan: een korte vragenlijst waaruit
#       volgt of een DPIA nodig is.
package code_of_practice.prescan

import data.lib.facts
import data.lib.finding

# METADATA
# title: The pre-scan is not done
# custom:
#   code: prescan/not-done
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De pre-scan is niet gedaan
#   remedy:
#     en: Do the pre-scan together with the privacy officer.
#     nl: Doe de pre-scan samen met de privacy officer.
findings contains found if {
	not facts.rejects
	not input.project.prescan.done == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}
