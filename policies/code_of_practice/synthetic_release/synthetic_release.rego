# METADATA
# title: Synthetic data are checked and labelled
# description: >-
#   A synthetic data set is released with a report that shows that no real row was copied, that rare combinations were
#   looked at, and how far it lies from the real data. It carries a label.
# related_resources:
#   - ref: https://github.com/cedanl/synthetische-onderwijsdata
#     description: Synthetic education data, validation
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR recital 26
# custom:
#   norm: A-52
#   principle: careful
#   gates: [G6]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Synthetic education data, validation: verified
#     GDPR recital 26: background
#   nl:
#     title: Gesimuleerde data zijn gecontroleerd en gelabeld
#     description: >-
#       Een gesimuleerde gegevensset wordt vrijgegeven met een rapport dat laat zien dat geen echte rij is overgenomen,
#       dat zeldzame combinaties zijn bekeken, en hoeveel zij van de echte data verschilt. Zij draagt een label.
package code_of_practice.synthetic_release

import data.lib.finding

_parts := {"distance_stated", "no_copied_rows", "rare_checked"}

# METADATA
# title: The report on the synthetic data lacks a part
# custom:
#   code: synthetic-release/report-lacking
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: In het rapport over de gesimuleerde data ontbreekt een deel
#   remedy:
#     en: Complete the report.
#     nl: Vul het rapport aan.
findings contains found if {
	input.output.kind == "synthetic"
	lacking := {part | some part in _parts; not _shows(part)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(lacking)})
}

# METADATA
# title: The synthetic data are not labelled
# custom:
#   code: synthetic-release/no-label
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De gesimuleerde data dragen geen label
#   remedy:
#     en: Label the data as synthetic.
#     nl: Label de data als gesimuleerd.
findings contains found if {
	input.output.kind == "synthetic"
	not input.output.labelled == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_shows(part) if input.output.synthetic_report[part] == true
