# METADATA
# title: Every use leaves a record
# description: >-
#   Of each request for data, each act about a person and each release the platform records who, for which project and
#   purpose, under which version of the code, and what came of it. FG and auditor can read the record; nobody can change
#   or delete an entry, and it is kept for its term. A release of synthetic data is about nobody and asks none.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(2) and Art. 24
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: CBS conditions for work with microdata
# custom:
#   norm: A-53
#   principle: accountable
#   gates: [G3, G4, G6]
#   effect: oblige
#   kind: obligation
#   nature: law
#   lifted_by: nobody
#   nl:
#     title: Elk gebruik laat een spoor na
#     description: >-
#       Van elke data-aanvraag, elke handeling over een persoon en elke vrijgave legt het platform vast wie, voor welk
#       project en doel, onder welke versie van de code, en met welke uitkomst. FG en auditor kunnen dit lezen; niemand
#       kan een regel van het logboek wijzigen of wissen, en hij blijft bewaard tot zijn termijn voorbij is. Een
#       vrijgave van gesimuleerde data gaat over niemand; daarvan is geen regel nodig.
package code_of_practice.access_record

import data.lib.finding

# METADATA
# title: This use is recorded
# custom:
#   code: access-record/kept
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: nobody
#   nl:
#     title: Dit gebruik wordt vastgelegd
#   remedy:
#     en: Nothing to do; the platform records it.
#     nl: Niets te doen; het platform legt het vast.
findings contains found if {
	input.gate in {"G3", "G4", "G6"}
	not _is_made_up
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_is_made_up if {
	input.gate == "G6"
	input.output.kind == "synthetic"
}
