# METADATA
# title: Rules
# description: >-
#   Names every rule by its norm, and the norms that each gate asks; a rule that is not asked is not evaluated.
package lib.rules

import data.code_of_practice.access_record
import data.code_of_practice.after_the_signal
import data.code_of_practice.ai_classified
import data.code_of_practice.all_rights_shown
import data.code_of_practice.approved_scope
import data.code_of_practice.article_14_notice
import data.code_of_practice.automatic_messages
import data.code_of_practice.bias_audit
import data.code_of_practice.closing_the_loop
import data.code_of_practice.consent_at_person_level
import data.code_of_practice.consent_purpose
import data.code_of_practice.council_list
import data.code_of_practice.criminal_offence_data
import data.code_of_practice.data_minimisation
import data.code_of_practice.data_quality
import data.code_of_practice.disclosure_control
import data.code_of_practice.dpia_complete
import data.code_of_practice.dpia_criteria
import data.code_of_practice.dpia_needed
import data.code_of_practice.dpia_recommended
import data.code_of_practice.dpia_renewed
import data.code_of_practice.easy_withdrawal
import data.code_of_practice.erasable_store
import data.code_of_practice.fair_model
import data.code_of_practice.five_safes
import data.code_of_practice.free_consent
import data.code_of_practice.fundamental_rights
import data.code_of_practice.generative_models
import data.code_of_practice.goal_in_code
import data.code_of_practice.help_capacity
import data.code_of_practice.high_risk_in_use
import data.code_of_practice.human_decision_record
import data.code_of_practice.indicators
import data.code_of_practice.legal_basis
import data.code_of_practice.legitimate_interest
import data.code_of_practice.live_consent
import data.code_of_practice.living_code
import data.code_of_practice.model_worth
import data.code_of_practice.national_identifiers
import data.code_of_practice.need_to_know
import data.code_of_practice.no_automated_decision
import data.code_of_practice.no_emotion_recognition
import data.code_of_practice.no_nagging
import data.code_of_practice.no_rows_at_policy_level
import data.code_of_practice.no_third_parties
import data.code_of_practice.no_way_back
import data.code_of_practice.not_for_examination
import data.code_of_practice.objection
import data.code_of_practice.other_purpose
import data.code_of_practice.positive_use
import data.code_of_practice.practise_on_synthetic
import data.code_of_practice.prescan
import data.code_of_practice.prior_consultation
import data.code_of_practice.processor_agreement
import data.code_of_practice.pseudonym_at_ingest
import data.code_of_practice.public_authority_basis
import data.code_of_practice.purpose_basis_care
import data.code_of_practice.question_before_data
import data.code_of_practice.recall_confirmed
import data.code_of_practice.receiving_setting
import data.code_of_practice.red_lines
import data.code_of_practice.registered_ingest
import data.code_of_practice.retention
import data.code_of_practice.same_help_without_consent
import data.code_of_practice.security
import data.code_of_practice.sensitive_proxies
import data.code_of_practice.special_categories_for_policy
import data.code_of_practice.special_category_exception
import data.code_of_practice.staff_visible
import data.code_of_practice.stakeholders
import data.code_of_practice.statute_cited
import data.code_of_practice.synthetic_release
import data.code_of_practice.told_before_the_start
import data.code_of_practice.trained_viewers
import data.code_of_practice.transfers
import data.code_of_practice.watching_behaviour
import data.code_of_practice.young_students

# METADATA
# scope: document
# description: The norms of each gate; the build compares them with the gates in the METADATA of the rules.
gates[gate] := norms_at(gate) if some gate in ["G0", "G1", "G2", "G3", "G4", "G5", "G6"]

# METADATA
# scope: document
# description: The norms of one gate; a gate that is asked builds no other's.
norms_at("G0") := {
	"A-05",
	"A-24",
	"A-26",
	"A-28",
	"A-29",
	"A-30",
	"A-49",
	"A-54",
	"A-55",
}

norms_at("G1") := {
	"A-01",
	"A-02",
	"A-03",
	"A-04",
	"A-05",
	"A-06",
	"A-07",
	"A-08",
	"A-09",
	"A-11",
	"A-13",
	"A-23",
	"A-24",
	"A-32",
	"A-33",
	"A-37",
	"A-71",
}

norms_at("G2") := {
	"A-08",
	"A-09",
	"A-10",
	"A-12",
	"A-13",
	"A-14",
	"A-19",
	"A-20",
	"A-23",
	"A-25",
	"A-26",
	"A-27",
	"A-33",
	"A-34",
	"A-35",
	"A-36",
	"A-38",
	"A-39",
	"A-41",
	"A-42",
	"A-43",
	"A-44",
	"A-48",
	"A-50",
	"A-54",
	"A-56",
	"A-57",
	"A-58",
	"A-59",
	"A-60",
	"A-61",
	"A-67",
	"A-68",
	"A-69",
	"A-70",
	"A-71",
	"A-72",
	"A-73",
	"A-76",
}

norms_at("G3") := {
	"A-05",
	"A-06",
	"A-07",
	"A-08",
	"A-15",
	"A-16",
	"A-17",
	"A-18",
	"A-21",
	"A-22",
	"A-23",
	"A-24",
	"A-25",
	"A-26",
	"A-27",
	"A-29",
	"A-31",
	"A-39",
	"A-44",
	"A-45",
	"A-46",
	"A-47",
	"A-48",
	"A-51",
	"A-53",
	"A-55",
	"A-60",
	"A-64",
	"A-65",
	"A-66",
	"A-71",
	"A-74",
	"A-75",
}

norms_at("G4") := {
	"A-04",
	"A-15",
	"A-16",
	"A-17",
	"A-21",
	"A-22",
	"A-23",
	"A-31",
	"A-43",
	"A-44",
	"A-53",
	"A-61",
	"A-62",
	"A-63",
	"A-64",
	"A-65",
	"A-77",
}

norms_at("G5") := {
	"A-12",
	"A-23",
	"A-40",
	"A-55",
	"A-56",
	"A-57",
	"A-58",
	"A-62",
	"A-68",
	"A-69",
	"A-70",
	"A-72",
	"A-73",
	"A-75",
}

norms_at("G6") := {
	"A-20",
	"A-23",
	"A-29",
	"A-47",
	"A-52",
	"A-53",
	"A-66",
	"A-68",
}

# METADATA
# scope: document
# description: The norms of this gate that are in force under these parameters; they alone stop or permit.
in_force contains norm if {
	norms := norms_at(input.gate)
	some norm in data.parameters.in_force
	norms[norm]
}

# METADATA
# scope: document
# description: The norms that are looked at, those in force and, when the host asks what if, the others of this gate.
asked contains norm if some norm in in_force

asked contains norm if {
	data.parameters.what_if == true
	some norm in norms_at(input.gate)
}

_asked[norm] := {norm} if some norm in asked

# METADATA
# scope: document
# description: What each rule that is asked finds.
findings[norm] := question_before_data.findings if some norm in _asked["A-01"]
findings[norm] := goal_in_code.findings if some norm in _asked["A-02"]
findings[norm] := purpose_basis_care.findings if some norm in _asked["A-03"]
findings[norm] := positive_use.findings if some norm in _asked["A-04"]
findings[norm] := red_lines.findings if some norm in _asked["A-05"]
findings[norm] := other_purpose.findings if some norm in _asked["A-06"]
findings[norm] := data_minimisation.findings if some norm in _asked["A-07"]
findings[norm] := no_third_parties.findings if some norm in _asked["A-08"]
findings[norm] := after_the_signal.findings if some norm in _asked["A-09"]
findings[norm] := stakeholders.findings if some norm in _asked["A-10"]
findings[norm] := legal_basis.findings if some norm in _asked["A-11"]
findings[norm] := legitimate_interest.findings if some norm in _asked["A-12"]
findings[norm] := public_authority_basis.findings if some norm in _asked["A-13"]
findings[norm] := statute_cited.findings if some norm in _asked["A-14"]
findings[norm] := consent_at_person_level.findings if some norm in _asked["A-15"]
findings[norm] := consent_purpose.findings if some norm in _asked["A-16"]
findings[norm] := live_consent.findings if some norm in _asked["A-17"]
findings[norm] := easy_withdrawal.findings if some norm in _asked["A-18"]
findings[norm] := free_consent.findings if some norm in _asked["A-19"]
findings[norm] := same_help_without_consent.findings if some norm in _asked["A-20"]
findings[norm] := young_students.findings if some norm in _asked["A-21"]
findings[norm] := objection.findings if some norm in _asked["A-22"]
findings[norm] := all_rights_shown.findings if some norm in _asked["A-23"]
findings[norm] := special_categories_for_policy.findings if some norm in _asked["A-24"]
findings[norm] := special_category_exception.findings if some norm in _asked["A-25"]
findings[norm] := sensitive_proxies.findings if some norm in _asked["A-26"]
findings[norm] := bias_audit.findings if some norm in _asked["A-27"]
findings[norm] := criminal_offence_data.findings if some norm in _asked["A-28"]
findings[norm] := national_identifiers.findings if some norm in _asked["A-29"]
findings[norm] := pseudonym_at_ingest.findings if some norm in _asked["A-30"]
findings[norm] := no_way_back.findings if some norm in _asked["A-31"]
findings[norm] := no_emotion_recognition.findings if some norm in _asked["A-32"]
findings[norm] := watching_behaviour.findings if some norm in _asked["A-33"]
findings[norm] := prescan.findings if some norm in _asked["A-34"]
findings[norm] := dpia_needed.findings if some norm in _asked["A-35"]
findings[norm] := dpia_recommended.findings if some norm in _asked["A-36"]
findings[norm] := dpia_criteria.findings if some norm in _asked["A-37"]
findings[norm] := dpia_complete.findings if some norm in _asked["A-38"]
findings[norm] := prior_consultation.findings if some norm in _asked["A-39"]
findings[norm] := dpia_renewed.findings if some norm in _asked["A-40"]
findings[norm] := ai_classified.findings if some norm in _asked["A-41"]
findings[norm] := fundamental_rights.findings if some norm in _asked["A-42"]
findings[norm] := high_risk_in_use.findings if some norm in _asked["A-43"]
findings[norm] := trained_viewers.findings if some norm in _asked["A-44"]
findings[norm] := five_safes.findings if some norm in _asked["A-45"]
findings[norm] := approved_scope.findings if some norm in _asked["A-46"]
findings[norm] := no_rows_at_policy_level.findings if some norm in _asked["A-47"]
findings[norm] := processor_agreement.findings if some norm in _asked["A-48"]
findings[norm] := registered_ingest.findings if some norm in _asked["A-49"]
findings[norm] := transfers.findings if some norm in _asked["A-50"]
findings[norm] := practise_on_synthetic.findings if some norm in _asked["A-51"]
findings[norm] := synthetic_release.findings if some norm in _asked["A-52"]
findings[norm] := access_record.findings if some norm in _asked["A-53"]
findings[norm] := erasable_store.findings if some norm in _asked["A-54"]
findings[norm] := retention.findings if some norm in _asked["A-55"]
findings[norm] := security.findings if some norm in _asked["A-56"]
findings[norm] := model_worth.findings if some norm in _asked["A-57"]
findings[norm] := fair_model.findings if some norm in _asked["A-58"]
findings[norm] := indicators.findings if some norm in _asked["A-59"]
findings[norm] := data_quality.findings if some norm in _asked["A-60"]
findings[norm] := no_automated_decision.findings if some norm in _asked["A-61"]
findings[norm] := human_decision_record.findings if some norm in _asked["A-62"]
findings[norm] := automatic_messages.findings if some norm in _asked["A-63"]
findings[norm] := need_to_know.findings if some norm in _asked["A-64"]
findings[norm] := not_for_examination.findings if some norm in _asked["A-65"]
findings[norm] := disclosure_control.findings if some norm in _asked["A-66"]
findings[norm] := told_before_the_start.findings if some norm in _asked["A-67"]
findings[norm] := council_list.findings if some norm in _asked["A-68"]
findings[norm] := living_code.findings if some norm in _asked["A-69"]
findings[norm] := closing_the_loop.findings if some norm in _asked["A-70"]
findings[norm] := generative_models.findings if some norm in _asked["A-71"]
findings[norm] := staff_visible.findings if some norm in _asked["A-72"]
findings[norm] := help_capacity.findings if some norm in _asked["A-73"]
findings[norm] := receiving_setting.findings if some norm in _asked["A-74"]
findings[norm] := recall_confirmed.findings if some norm in _asked["A-75"]
findings[norm] := article_14_notice.findings if some norm in _asked["A-76"]
findings[norm] := no_nagging.findings if some norm in _asked["A-77"]

# METADATA
# scope: document
# description: What each rule that is asked obliges to.
obligations[norm] := data_minimisation.obligations if some norm in _asked["A-07"]
obligations[norm] := consent_at_person_level.obligations if some norm in _asked["A-15"]
obligations[norm] := consent_purpose.obligations if some norm in _asked["A-16"]
obligations[norm] := live_consent.obligations if some norm in _asked["A-17"]
obligations[norm] := easy_withdrawal.obligations if some norm in _asked["A-18"]
obligations[norm] := young_students.obligations if some norm in _asked["A-21"]
obligations[norm] := objection.obligations if some norm in _asked["A-22"]
obligations[norm] := special_categories_for_policy.obligations if some norm in _asked["A-24"]
obligations[norm] := bias_audit.obligations if some norm in _asked["A-27"]
obligations[norm] := five_safes.obligations if some norm in _asked["A-45"]
obligations[norm] := approved_scope.obligations if some norm in _asked["A-46"]
obligations[norm] := no_rows_at_policy_level.obligations if some norm in _asked["A-47"]
obligations[norm] := retention.obligations if some norm in _asked["A-55"]
obligations[norm] := disclosure_control.obligations if some norm in _asked["A-66"]
obligations[norm] := closing_the_loop.obligations if some norm in _asked["A-70"]

# METADATA
# scope: document
# description: How each rule that is asked treats the requested fields.
columns[norm] := data_minimisation.columns if some norm in _asked["A-07"]
columns[norm] := special_categories_for_policy.columns if some norm in _asked["A-24"]
columns[norm] := sensitive_proxies.columns if some norm in _asked["A-26"]
columns[norm] := national_identifiers.columns if some norm in _asked["A-29"]
columns[norm] := approved_scope.columns if some norm in _asked["A-46"]
columns[norm] := no_rows_at_policy_level.columns if some norm in _asked["A-47"]
columns[norm] := need_to_know.columns if some norm in _asked["A-64"]

# METADATA
# scope: document
# description: Which rows each rule that is asked admits.
rows[norm] := approved_scope.rows if some norm in _asked["A-46"]
rows[norm] := retention.rows if some norm in _asked["A-55"]

# METADATA
# scope: document
# description: The least group size of each rule that is asked.
group_sizes[norm] := sensitive_proxies.group_sizes if some norm in _asked["A-26"]
group_sizes[norm] := disclosure_control.group_sizes if some norm in _asked["A-66"]
group_sizes[norm] := receiving_setting.group_sizes if some norm in _asked["A-74"]
