# METADATA
# title: A statutory basis names its statute
# description: A process that rests on a legal obligation or a public task names the article of law on which it rests.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 6(3)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-14
#   principle: accountable
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 6(3): verified
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Een wettelijke grondslag noemt de wet
#     description: >-
#       Een verwerking die rust op een wettelijke verplichting of een taak van algemeen belang, noemt het wetsartikel
#       waarop zij rust.
package code_of_practice.statute_cited

import data.lib.facts
import data.lib.finding

_by_statute := {"legal-obligation", "public-task"}

# METADATA
# title: The statute is not named
# custom:
#   code: statute-cited/no-statute
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De wet is niet genoemd
#   remedy:
#     en: Name the article of law, or choose another basis.
#     nl: Noem het wetsartikel, of kies een andere grondslag.
findings contains found if {
	some process in facts.judged
	process.basis in _by_statute
	not process.statute_cited == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}
