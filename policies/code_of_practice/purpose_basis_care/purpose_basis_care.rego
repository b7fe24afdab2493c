# METADATA
# title: Purpose, basis and care belong together
# description: >-
#   Each process has a purpose, a legal basis and the care that goes with them. This rule judges the care: at least one
#   safeguard is on record per process. Purpose and basis have rules of their own.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 24 and Art. 25
# custom:
#   norm: A-03
#   principle: careful
#   gates: [G1]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#     GDPR Art. 24 and Art. 25: verified
#   nl:
#     title: Doel, grondslag en zorg horen bij elkaar
#     description: >-
#       Elke verwerking heeft een doel, een grondslag en de zorg die daarbij hoort. Deze regel kijkt naar de zorg: per
#       verwerking is ten minste één waarborg vastgelegd. Voor doel en grondslag gelden eigen regels.
package code_of_practice.purpose_basis_care

import data.lib.facts
import data.lib.finding

# METADATA
# title: No safeguard is on record
# custom:
#   code: purpose-basis-care/no-safeguard
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Geen waarborg vastgelegd
#   remedy:
#     en: Record for this process what is done to protect students.
#     nl: Leg bij deze verwerking vast wat er gebeurt om studenten te beschermen.
findings contains found if {
	some process in facts.judged
	not _has_care(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_has_care(process) if {
	is_number(process.safeguards)
	process.safeguards > 0
}
