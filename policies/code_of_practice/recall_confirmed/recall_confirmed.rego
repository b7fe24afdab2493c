# METADATA
# title: First confirm the recall, then ask again
# description: >-
#   When a student withdraws, the copies that were delivered are recalled and the holder confirms. While a recall of an
#   earlier delivery is past its term without confirmation, nothing is renewed.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7(3) and Art. 17(2)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 19
# custom:
#   norm: A-75
#   principle: accountable
#   gates: [G3, G5]
#   kind: violation
#   nature: code
#   lifted_by: requester
#   confidence:
#     GDPR Art. 7(3) and Art. 17(2): verified
#     GDPR Art. 19: background
#   nl:
#     title: Eerst de terugroeping bevestigen, dan opnieuw vragen
#     description: >-
#       Trekt een student zich terug, dan worden de geleverde kopieën teruggeroepen en de houder bevestigt dat. Zolang
#       een terugroeping van een eerdere levering zonder bevestiging over haar termijn is, wordt niets verlengd.
package code_of_practice.recall_confirmed

import data.lib.finding

# METADATA
# title: It is not known whether recalls are confirmed
# custom:
#   code: recall-confirmed/not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of terugroepingen zijn bevestigd
#   remedy:
#     en: The data steward looks up the recalls.
#     nl: De datasteward zoekt de terugroepingen op.
findings contains found if {
	not is_number(object.get(input, ["recalls", "overdue"], null))
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A recall is past its term and not confirmed
# custom:
#   code: recall-confirmed/overdue
#   effect: hold
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Een terugroeping is over haar termijn en niet bevestigd
#   remedy:
#     en: Delete what was recalled and confirm it.
#     nl: Wis wat is teruggeroepen en bevestig het.
findings contains found if {
	input.recalls.overdue > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"recalls": input.recalls.overdue})
}
