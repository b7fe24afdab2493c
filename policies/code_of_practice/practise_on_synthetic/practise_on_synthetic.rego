# METADATA
# title: Practise on synthetic data
# description: >-
#   In a sandbox, for teaching, projects of students and demonstrations of tools, rows are synthetic; rows of real
#   students are not given there. Released tables may be used in class.
# related_resources:
#   - ref: https://doe-meer-met-studiedata.nl/praktijkverhaal/laat-studiedata-voor-je-werken/
#     description: Interview with the vice-chair of the student council of VU Amsterdam
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(c)
# custom:
#   norm: A-51
#   principle: careful
#   gates: [G3]
#   kind: violation
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Interview with the vice-chair of the student council of VU Amsterdam: verified
#     GDPR Art. 5(1)(c): verified
#   nl:
#     title: Oefen op gesimuleerde data
#     description: >-
#       In een oefenomgeving, voor onderwijs, studentprojecten en demonstraties van hulpmiddelen, zijn rijen
#       gesimuleerd; rijen van echte studenten worden daar niet geleverd. Vrijgegeven tabellen mogen in de les worden
#       gebruikt.
package code_of_practice.practise_on_synthetic

import data.lib.finding

# METADATA
# title: It is not known whether the setting is for practice
# custom:
#   code: practise-on-synthetic/setting-not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of de omgeving om te oefenen is
#   remedy:
#     en: The data steward records the kind of setting.
#     nl: De datasteward legt het soort omgeving vast.
findings contains found if {
	not input.request.shape == "table"
	not is_string(object.get(input.request, ["setting", "kind"], null))
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: Rows of real students are asked to practise with
# custom:
#   code: practise-on-synthetic/real-rows
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Rijen van echte studenten gevraagd om mee te oefenen
#   remedy:
#     en: Ask the synthetic data set.
#     nl: Vraag de gesimuleerde gegevensset aan.
findings contains found if {
	input.request.setting.kind == "sandbox"
	not input.request.shape == "table"
	not input.dataset.synthetic == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}
