# METADATA
# title: Special categories to find bias, under strict conditions
# description: >-
#   To find and correct bias in a model, special categories may be used when nothing milder does the job: under a
#   pseudonym, with documented access, without giving them to others, with a day on which they are deleted, with the
#   reason in the record of processing, and never for the model itself.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 4a
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 10(5)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 9(2)(g)
# custom:
#   norm: A-27
#   principle: balanced
#   gates: [G2, G3]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     AI Act Art. 4a: secondary
#     AI Act Art. 10(5): background
#     GDPR Art. 9(2)(g): verified
#   nl:
#     title: Bijzondere gegevens om vertekening te vinden, onder strenge voorwaarden
#     description: >-
#       Om te vinden en te herstellen dat een model voor een groep slechter uitpakt (vertekening), mogen bijzondere
#       persoonsgegevens worden gebruikt als niets lichters volstaat: onder een pseudoniem, met vastgelegde toegang,
#       zonder verstrekking aan anderen, met een dag waarop ze worden verwijderd, met de reden in het
#       verwerkingsregister, en nooit voor het model zelf.
package code_of_practice.bias_audit

import data.lib.audit
import data.lib.facts
import data.lib.finding

# METADATA
# title: A bias audit does not meet its conditions
# custom:
#   code: bias-audit/conditions-not-met
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een onderzoek naar vertekening voldoet niet aan zijn voorwaarden
#   remedy:
#     en: Meet each condition, or do the audit without special categories.
#     nl: Voldoe aan elke voorwaarde, of doe het onderzoek zonder bijzondere persoonsgegevens.
findings contains found if {
	some process in _audits
	lacking := {name | some name in audit.conditions; not audit.meets(process, name)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"conditions": sort(lacking)})
}

# METADATA
# title: A bias audit names no day on which the data are deleted
# custom:
#   code: bias-audit/no-deletion-day
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een onderzoek naar vertekening noemt geen dag waarop de gegevens worden verwijderd
#   remedy:
#     en: Name the day on which the special categories are deleted.
#     nl: Noem de dag waarop de bijzondere persoonsgegevens worden verwijderd.
findings contains found if {
	some process in _audits
	not facts.is_day(object.get(process.bias_audit, "delete_by", null))
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The data of a bias audit are past their day of deletion
# custom:
#   code: bias-audit/past-deletion-day
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: De gegevens van een onderzoek naar vertekening hadden al verwijderd moeten zijn
#   remedy:
#     en: Delete the special categories and record it.
#     nl: Verwijder de bijzondere persoonsgegevens en leg dat vast.
findings contains found if {
	some process in _audits
	facts.is_day(process.bias_audit.delete_by)
	process.bias_audit.delete_by < input.today
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"day": process.bias_audit.delete_by},
	)
}

# METADATA
# title: Special categories of a bias audit are used for the model
# custom:
#   code: bias-audit/reused
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Bijzondere persoonsgegevens uit een onderzoek naar vertekening worden voor het model gebruikt
#   remedy:
#     en: Keep these data apart from the model.
#     nl: Houd deze gegevens buiten het model.
findings contains found if {
	some process in _audits
	not process.bias_audit.reused_for_model == false
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The special categories are deleted after the audit
# custom:
#   code: bias-audit/delete-after
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: De bijzondere persoonsgegevens worden na het onderzoek verwijderd
#   remedy:
#     en: Delete the data once the bias is corrected, at the latest on this day.
#     nl: Verwijder de gegevens zodra de vertekening is hersteld, uiterlijk op deze dag.
findings contains found if {
	some process in _ending
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"day": process.bias_audit.delete_by},
	)
}

# METADATA
# title: It is not stated whether special categories serve to find bias
# custom:
#   code: bias-audit/not-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of bijzondere persoonsgegevens dienen om vertekening te vinden
#   remedy:
#     en: Describe the audit and its conditions, or leave the special categories out.
#     nl: Beschrijf het onderzoek en zijn voorwaarden, of laat de bijzondere persoonsgegevens weg.
findings contains found if {
	some process in facts.judged
	process.activity == "development"
	not _is_described(process)
	some field in process.fields
	field.classification == "special-category"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known whether a model would be made with special categories
# custom:
#   code: bias-audit/not-classified
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of een model met bijzondere persoonsgegevens zou worden gemaakt
#   remedy:
#     en: The data steward classifies the column.
#     nl: De datasteward classificeert het kenmerk.
findings contains found if {
	some process in facts.judged
	process.activity == "development"
	some field in process.fields
	not _is_classified(field)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: At an access request, the day on which the data of an audit end.
obligations contains {"type": "expire", "on": process.bias_audit.delete_by} if {
	input.gate == "G3"
	some process in _ending
}

# A description that says nothing is no audit yet, and is asked for where a model is made with such fields.
_audits := [process |
	some process in facts.judged
	is_object(process.bias_audit)
]

# The audits whose day of deletion is still to come, whatever their process calls itself.
_ending := [process |
	some process in _audits
	facts.is_day(process.bias_audit.delete_by)
	process.bias_audit.delete_by >= input.today
]

_is_described(process) if is_object(process.bias_audit)

_is_classified(field) if is_string(field.classification)
