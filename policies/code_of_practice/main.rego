# METADATA
# title: The code of practice
# description: Asks the rules of a gate about one input and brings their answers together into one verdict.
# custom:
#   version: "2026.1"
#   norm: gate
#   nature: code
#   lifted_by: privacy-officer
#   parties:
#     data-owner:
#       en: the data owner
#       nl: de gegevenseigenaar
#     data-steward:
#       en: the data steward
#       nl: de datasteward
#     fg:
#       en: the data protection officer (FG)
#       nl: de functionaris gegevensbescherming (FG)
#     mandate-holder:
#       en: the mandate holder
#       nl: de mandaathouder
#     nobody:
#       en: nobody
#       nl: niemand
#     privacy-officer:
#       en: the privacy officer
#       nl: de privacy officer
#     requester:
#       en: the requester
#       nl: de aanvrager
package code_of_practice.main

import data.code_of_practice.approved_scope
import data.code_of_practice.closing_the_loop
import data.code_of_practice.consent_at_person_level
import data.code_of_practice.consent_purpose
import data.code_of_practice.data_minimisation
import data.code_of_practice.goal_in_code
import data.code_of_practice.legal_basis
import data.code_of_practice.live_consent
import data.code_of_practice.national_identifiers
import data.code_of_practice.no_rows_at_policy_level
import data.code_of_practice.positive_use
import data.code_of_practice.public_authority_basis
import data.code_of_practice.question_before_data
import data.code_of_practice.receiving_setting
import data.code_of_practice.registered_ingest
import data.code_of_practice.retention
import data.code_of_practice.special_categories_for_policy
import data.lib.facts
import data.lib.finding
import data.lib.merge

default decide := {
	"outcome": "hold",
	"findings": [{
		"code": "gate/undecided",
		"norm": "gate",
		"effect": "hold",
		"kind": "gap",
		"scope": "request",
		"params": {"missing": []},
	}],
	"obligations": [],
	"columns": {},
	"row_filter": null,
	"disclosure": null,
	"expires_on": null,
	"asked": [],
}

# METADATA
# title: Decide
# description: The verdict on one input; what follows the findings is given only where data may be used.
# entrypoint: true
decide := {
	"outcome": _outcome,
	"findings": merge.ordered(_findings),
	"obligations": merge.given(_outcome, merge.obligations(_obligations), []),
	"columns": merge.given(_outcome, _columns, {}),
	"row_filter": merge.given(_outcome, merge.row_filter(_rows), null),
	"disclosure": merge.given(_outcome, merge.disclosure(_shapes, _group_sizes), null),
	"expires_on": merge.given(_outcome, merge.expires_on(_obligations), null),
	"asked": sort(_asked),
}

_outcome := merge.outcome(_findings)

_columns := merge.columns(_fields, _treatments)

_fields contains field if {
	input.gate == "G3"
	some field in input.request.fields
}

_shapes contains input.request.shape if input.gate == "G3"

_asked contains question_before_data.about.norm if input.gate in question_before_data.about.gates

_asked contains goal_in_code.about.norm if input.gate in goal_in_code.about.gates

_asked contains data_minimisation.about.norm if input.gate in data_minimisation.about.gates

_asked contains legal_basis.about.norm if input.gate in legal_basis.about.gates

_asked contains consent_at_person_level.about.norm if input.gate in consent_at_person_level.about.gates

_asked contains consent_purpose.about.norm if input.gate in consent_purpose.about.gates

_asked contains live_consent.about.norm if input.gate in live_consent.about.gates

_asked contains national_identifiers.about.norm if input.gate in national_identifiers.about.gates

_asked contains approved_scope.about.norm if input.gate in approved_scope.about.gates

_asked contains no_rows_at_policy_level.about.norm if input.gate in no_rows_at_policy_level.about.gates

_asked contains retention.about.norm if input.gate in retention.about.gates

_asked contains closing_the_loop.about.norm if input.gate in closing_the_loop.about.gates

_asked contains receiving_setting.about.norm if input.gate in receiving_setting.about.gates

_asked contains positive_use.about.norm if input.gate in positive_use.about.gates

_asked contains public_authority_basis.about.norm if input.gate in public_authority_basis.about.gates

_asked contains registered_ingest.about.norm if input.gate in registered_ingest.about.gates

_asked contains special_categories_for_policy.about.norm if input.gate in special_categories_for_policy.about.gates

# METADATA
# title: Facts are missing without which no outcome is possible
# custom:
#   code: gate/undecided
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Gegevens ontbreken, daardoor is er geen uitkomst
#   remedy:
#     en: Have the missing facts supplied; the privacy officer can see which ones.
#     nl: Laat de ontbrekende gegevens aanvullen; de privacy officer ziet welke dat zijn.
_findings contains found if {
	count(facts.missing) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"missing": sort(facts.missing)})
}

# METADATA
# title: Nothing is left to serve
# custom:
#   code: gate/nothing-left
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Er blijft niets te leveren over
#   remedy:
#     en: Ask for fields and a period that lie within the approval.
#     nl: Vraag velden en een periode aan die binnen de goedkeuring vallen.
_findings contains found if {
	count(_emptied) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"left_out": sort(_emptied)})
}

_findings contains found if {
	input.gate in question_before_data.about.gates
	some found in question_before_data.findings
}

_findings contains found if {
	input.gate in goal_in_code.about.gates
	some found in goal_in_code.findings
}

_findings contains found if {
	input.gate in data_minimisation.about.gates
	some found in data_minimisation.findings
}

_findings contains found if {
	input.gate in legal_basis.about.gates
	some found in legal_basis.findings
}

_findings contains found if {
	input.gate in consent_at_person_level.about.gates
	some found in consent_at_person_level.findings
}

_findings contains found if {
	input.gate in consent_purpose.about.gates
	some found in consent_purpose.findings
}

_findings contains found if {
	input.gate in live_consent.about.gates
	some found in live_consent.findings
}

_findings contains found if {
	input.gate in national_identifiers.about.gates
	some found in national_identifiers.findings
}

_findings contains found if {
	input.gate in approved_scope.about.gates
	some found in approved_scope.findings
}

_findings contains found if {
	input.gate in no_rows_at_policy_level.about.gates
	some found in no_rows_at_policy_level.findings
}

_findings contains found if {
	input.gate in retention.about.gates
	some found in retention.findings
}

_findings contains found if {
	input.gate in closing_the_loop.about.gates
	some found in closing_the_loop.findings
}

_findings contains found if {
	input.gate in receiving_setting.about.gates
	some found in receiving_setting.findings
}

_findings contains found if {
	input.gate in positive_use.about.gates
	some found in positive_use.findings
}

_findings contains found if {
	input.gate in public_authority_basis.about.gates
	some found in public_authority_basis.findings
}

_findings contains found if {
	input.gate in registered_ingest.about.gates
	some found in registered_ingest.findings
}

_findings contains found if {
	input.gate in special_categories_for_policy.about.gates
	some found in special_categories_for_policy.findings
}

_emptied contains "columns" if {
	is_object(input.approval)
	merge.no_columns(_columns, _subject_fields)
}

_emptied contains "rows" if merge.no_rows(_rows)

_subject_fields contains known.field if {
	some known in input.dataset.fields
	known.classification == "subject"
}

_obligations contains obligation if {
	input.gate in data_minimisation.about.gates
	some obligation in data_minimisation.obligations
}

_obligations contains obligation if {
	input.gate in consent_at_person_level.about.gates
	some obligation in consent_at_person_level.obligations
}

_obligations contains obligation if {
	input.gate in consent_purpose.about.gates
	some obligation in consent_purpose.obligations
}

_obligations contains obligation if {
	input.gate in live_consent.about.gates
	some obligation in live_consent.obligations
}

_obligations contains obligation if {
	input.gate in approved_scope.about.gates
	some obligation in approved_scope.obligations
}

_obligations contains obligation if {
	input.gate in no_rows_at_policy_level.about.gates
	some obligation in no_rows_at_policy_level.obligations
}

_obligations contains obligation if {
	input.gate in retention.about.gates
	some obligation in retention.obligations
}

_obligations contains obligation if {
	input.gate in closing_the_loop.about.gates
	some obligation in closing_the_loop.obligations
}

_obligations contains obligation if {
	input.gate in special_categories_for_policy.about.gates
	some obligation in special_categories_for_policy.obligations
}

_treatments contains treatment if {
	input.gate in data_minimisation.about.gates
	some treatment in data_minimisation.columns
}

_treatments contains treatment if {
	input.gate in national_identifiers.about.gates
	some treatment in national_identifiers.columns
}

_treatments contains treatment if {
	input.gate in approved_scope.about.gates
	some treatment in approved_scope.columns
}

_treatments contains treatment if {
	input.gate in no_rows_at_policy_level.about.gates
	some treatment in no_rows_at_policy_level.columns
}

_treatments contains treatment if {
	input.gate in special_categories_for_policy.about.gates
	some treatment in special_categories_for_policy.columns
}

_rows contains bound if {
	input.gate in approved_scope.about.gates
	some bound in approved_scope.rows
}

_rows contains bound if {
	input.gate in retention.about.gates
	some bound in retention.rows
}

_group_sizes contains size if {
	input.gate in receiving_setting.about.gates
	some size in receiving_setting.group_sizes
}
