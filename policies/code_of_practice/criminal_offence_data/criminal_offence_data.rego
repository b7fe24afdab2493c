# METADATA
# title: No data on criminal offences
# description: >-
#   Data on criminal convictions and offences do not come in, except where a statute says that the institution may
#   process them and that statute is on record. A column that is left out is not stored.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 10
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 31-33
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-28
#   principle: balanced
#   gates: [G0]
#   kind: violation
#   nature: law
#   lifted_by: data-owner
#   confidence:
#     GDPR Art. 10: secondary
#     UAVG Art. 31-33: background
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Geen strafrechtelijke gegevens
#     description: >-
#       Gegevens over strafbare feiten en veroordelingen komen niet binnen, behalve als een wet zegt dat de instelling
#       ze mag verwerken en die wet is vastgelegd. Een kolom die wordt weggelaten, wordt niet opgeslagen.
package code_of_practice.criminal_offence_data

import data.lib.finding

_not_stored := {"drop", "subject"}

# METADATA
# title: A column with data on criminal offences would be stored
# custom:
#   code: criminal-offence-data/stored
#   effect: deny
#   kind: violation
#   scope: ingest-column
#   lifted_by: data-owner
#   nl:
#     title: Een kolom met strafrechtelijke gegevens zou worden opgeslagen
#   remedy:
#     en: Leave the column out, or have the statute recorded that allows it.
#     nl: Laat de kolom weg, of laat de wet vastleggen die haar toestaat.
findings contains found if {
	not input.ingest.criminal_statute_cited == true
	some column in _stored
	column.classification == "criminal-offence"
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {})
}

# METADATA
# title: It is not known whether a column holds data on criminal offences
# custom:
#   code: criminal-offence-data/not-classified
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of een kolom strafrechtelijke gegevens bevat
#   remedy:
#     en: The data steward classifies the column.
#     nl: De datasteward classificeert de kolom.
findings contains found if {
	some column in _stored
	not _is_classified(column)
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {})
}

_stored := [column |
	some column in input.ingest.columns
	not _is_left_out(column)
]

_is_left_out(column) if column.treatment in _not_stored

_is_classified(column) if is_string(column.classification)
