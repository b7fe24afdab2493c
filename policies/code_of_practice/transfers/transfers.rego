# METADATA
# title: Outside Europe only with a mechanism
# description: >-
#   Data go outside the European Economic Area only under a named mechanism. With model clauses or a mechanism other
#   than an adequacy decision or binding corporate rules, an assessment of the transfer is made first; support from
#   outside counts too.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 44-49
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-50
#   principle: accountable
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: privacy-officer
#   confidence:
#     GDPR Art. 44-49: secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Buiten Europa alleen met een doorgiftemechanisme
#     description: >-
#       Gegevens gaan alleen buiten de Europese Economische Ruimte met een genoemd doorgiftemechanisme. Bij
#       modelcontractbepalingen of een ander mechanisme dan een adequaatheidsbesluit of bindende bedrijfsvoorschriften
#       wordt de doorgifte eerst beoordeeld (DTIA). Beheer op afstand van buiten die ruimte telt ook mee.
package code_of_practice.transfers

import data.lib.facts
import data.lib.finding

_mechanisms := {"adequacy", "bcr", "other", "scc"}

_to_assess := {"other", "scc"}

# METADATA
# title: It is not stated whether data leave the European Economic Area
# custom:
#   code: transfers/not-stated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of gegevens de Europese Economische Ruimte verlaten
#   remedy:
#     en: List the countries; the list may be empty.
#     nl: Noem de landen; de lijst mag leeg zijn.
findings contains found if {
	some process in facts.judged
	not _lists_transfers(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A transfer has no mechanism
# custom:
#   code: transfers/no-mechanism
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Een doorgifte heeft geen mechanisme
#   remedy:
#     en: Name the mechanism, or keep the data within the European Economic Area.
#     nl: Noem het doorgiftemechanisme, of houd de gegevens binnen de Europese Economische Ruimte.
findings contains found if {
	some process in facts.judged
	some transfer in process.transfers
	not _has_mechanism(transfer)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A transfer was not assessed
# custom:
#   code: transfers/not-assessed
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Voor een doorgifte is geen DTIA gemaakt
#   remedy:
#     en: Make an assessment of the transfer.
#     nl: Maak een DTIA.
findings contains found if {
	some process in facts.judged
	some transfer in process.transfers
	transfer.mechanism in _to_assess
	not transfer.dtia_done == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_lists_transfers(process) if is_array(process.transfers)

_has_mechanism(transfer) if transfer.mechanism in _mechanisms
