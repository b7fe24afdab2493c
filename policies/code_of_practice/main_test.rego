package code_of_practice.main_test

import data.code_of_practice.main
import data.lib.rules
import data.lib.worlds_test as worlds

_person := worlds.with_process(worlds.access, {"level": "person", "analytics": "predictive"})

test_holds_what_is_no_input if {
	every value in [{}, [], "G3", null, {"gate": "G9", "today": "2026-11-22"}] {
		verdict := main.decide with input as value
		verdict.outcome == "hold"
		"gate/undecided" in worlds.codes(verdict.findings)
	}
}

test_holds_and_names_what_is_missing if {
	verdict := main.decide with input as worlds.without(worlds.access, "/request/process_version")
	some found in verdict.findings
	found.code == "gate/undecided"
	found.params == {"missing": ["request.process_version"]}
}

test_gives_a_table_only_where_a_rule_in_force_keeps_it_safe if {
	asked := object.union(worlds.access, {"request": {"shape": "table"}})
	alone := main.decide with input as asked with data.parameters.in_force as ["A-46"]
	alone.outcome == "hold"
	"gate/table-without-control" in worlds.codes(alone.findings)
	kept := main.decide with input as asked with data.parameters.in_force as ["A-46", "A-66"]
	kept.outcome == "oblige"
	kept.disclosure == {"shape": "table", "k": 10}
}

test_permits_an_ordinary_submission if {
	verdict := main.decide with input as worlds.submission
	verdict.outcome == "oblige"
	worlds.codes(verdict.findings) == {"dpia-criteria/none-derived"}
}

test_names_the_norms_asked_at_each_gate if {
	asked := {world.gate: verdict.asked |
		some world in [worlds.ingest, worlds.submission, worlds.approval, worlds.access]
		verdict := main.decide with input as world
	}
	asked == {
		"G0": ["A-05", "A-24", "A-28", "A-29", "A-30", "A-49", "A-54", "A-55"],
		"G1": ["A-01", "A-02", "A-04", "A-05", "A-07", "A-11", "A-13", "A-24", "A-32", "A-37"],
		"G2": ["A-13", "A-14", "A-34", "A-54", "A-69", "A-70"],
		"G3": ["A-05", "A-07", "A-15", "A-16", "A-17", "A-24", "A-29", "A-46", "A-47", "A-53", "A-55", "A-74", "A-75"],
	}
}

test_asks_no_norm_at_an_unknown_gate if {
	verdict := main.decide with input as object.union(worlds.access, {"gate": "G9"})
	verdict.asked == []
}

test_brings_the_whole_consent_together if {
	verdict := main.decide with input as _person
	verdict.obligations[0] == {"type": "admit-subjects", "consent": {
		"purpose": "guidance",
		"states": ["given", "renewed"],
		"valid_on": "2026-11-22",
	}}
}

test_serves_under_all_conditions if {
	verdict := main.decide with input as worlds.access
	object.remove(verdict, ["findings", "asked", "not_in_force"]) == {
		"outcome": "oblige",
		"obligations": [
			{"type": "exclude-rows-before", "field": "row_on", "day": "2023-11-22"},
			{"type": "expire", "on": "2027-06-30"},
			{"type": "pseudonymise-subject", "scope": "s1"},
		],
		"columns": {"score": {"action": "keep"}, "region": {"action": "keep"}},
		"row_filter": {"type": "compound", "operator": "and", "value": [
			{"type": "field", "operator": "gte", "field": "row_on", "value": "2023-11-22"},
			{"type": "field", "operator": "lte", "field": "row_on", "value": "2026-08-31"},
		]},
		"disclosure": {"shape": "rows", "k": null},
		"expires_on": "2027-06-30",
	}
}

test_gives_findings_alone_when_it_denies if {
	verdict := main.decide with input as object.union(worlds.access, {"request": {"setting": null}})
	verdict.outcome == "deny"
	object.remove(verdict, ["findings", "asked", "not_in_force", "outcome"]) == {
		"obligations": [],
		"columns": {},
		"row_filter": null,
		"disclosure": null,
		"expires_on": null,
	}
}

test_denies_when_no_column_is_left if {
	world := worlds.with_process(worlds.access, {"fields": []})
	verdict := main.decide with input as world
	verdict.outcome == "deny"
	some found in verdict.findings
	found.code == "gate/nothing-left"
	found.params == {"left_out": ["columns"]}
}

test_holds_rather_than_denies_while_there_is_no_approval if {
	verdict := main.decide with input as object.union(worlds.access, {"approval": null})
	verdict.outcome == "hold"
	not "gate/nothing-left" in worlds.codes(verdict.findings)
}

test_denies_when_no_row_is_left if {
	world := object.union(worlds.access, {"request": {"period": {"from": "2020-09-01", "to": "2023-11-21"}}})
	verdict := main.decide with input as world
	verdict.outcome == "deny"
	"gate/nothing-left" in worlds.codes(verdict.findings)
}

test_serves_when_one_day_is_left if {
	world := object.union(worlds.access, {"request": {"period": {"from": "2020-09-01", "to": "2023-11-22"}}})
	verdict := main.decide with input as world
	verdict.outcome == "oblige"
}

test_serves_when_one_column_is_left if {
	world := worlds.with_process(worlds.access, {"fields": [{"field": "score", "needed_for_stated": true}]})
	verdict := main.decide with input as world
	verdict.outcome == "oblige"
	verdict.columns == {"score": {"action": "keep"}, "region": {"action": "drop"}}
}

test_a_refusal_outweighs_a_missing_fact if {
	world := worlds.without(worlds.access, "/request/process_version")
	verdict := main.decide with input as object.union(world, {"request": {"setting": null}})
	verdict.outcome == "deny"
}

# One world per rule in which the rule speaks, and what it says there.
_speaking := [
	["question-before-data/no-plan", worlds.without(worlds.submission, "/project/stated/plan")],
	["goal-in-code/none-stated", worlds.without(worlds.submission, "/project/goal")],
	["data-minimisation/field-not-tied", worlds.with_process(worlds.submission, {"fields": [{"field": "age"}]})],
	["legal-basis/none-recorded", worlds.with_process(worlds.submission, {"basis": null})],
	["consent-at-person-level/consent-needed", _person],
	["consent-purpose/bound-to-purpose", _person],
	["live-consent/only-live", _person],
	["national-identifiers/named-column", worlds.with_column({"named": "bsn"})],
	["approved-scope/no-approval", worlds.without(worlds.access, "/approval")],
	["no-rows-at-policy-level/pseudonymised-inside", worlds.with_process(worlds.access, {"level": "policy"})],
	["retention/no-term", worlds.without(worlds.ingest, "/ingest/retention")],
	["dpia-criteria/none-derived", worlds.submission],
	["prescan/not-done", worlds.without(worlds.approval, "/project/prescan/done")],
	["closing-the-loop/not-tested", worlds.without(worlds.approval, "/decision/test/positive")],
	["receiving-setting/none-named", worlds.without(worlds.access, "/request/setting")],
]

test_every_rule_reaches_the_verdict if {
	every speaking in _speaking {
		verdict := main.decide with input as speaking[1]
		speaking[0] in worlds.codes(verdict.findings)
	}
}

test_no_rule_but_those_on_every_answer_speaks_in_ordinary_worlds if {
	spoken := {found.code |
		some world in [worlds.ingest, worlds.submission, worlds.approval, worlds.access]
		verdict := main.decide with input as world
		some found in verdict.findings
	}
	spoken == {
		"access-record/kept",
		"approved-scope/access-ends",
		"approved-scope/pseudonymised",
		"closing-the-loop/evaluate-effect",
		"dpia-criteria/none-derived",
		"retention/destroy-past-term",
		"retention/row-past-term",
	}
}

test_sets_a_group_size_outside_a_controlled_setting if {
	world := object.union(worlds.access, {"request": {"setting": {"kind": "managed-laptop"}}})
	verdict := main.decide with input as world with data.parameters.minimum_group_size as 12
	verdict.disclosure == {"shape": "rows", "k": 12}
}

test_masks_fields_at_submission if {
	world := worlds.with_process(worlds.submission, {"fields": [{"field": "age"}]})
	verdict := main.decide with input as world
	verdict.obligations == [{"type": "mask-columns", "process": "s1", "fields": ["age"]}]
}

test_carries_the_evaluation_of_an_approval if {
	verdict := main.decide with input as worlds.approval
	verdict.obligations == [{"type": "evaluate"}]
}

test_drops_a_column_that_any_rule_leaves_out if {
	fields := [
		{"field": "score", "classification": "measure", "national_identifier": false},
		{"field": "region", "classification": "direct-identifier", "national_identifier": true},
	]
	world := object.union(worlds.with_process(worlds.access, {"level": "policy"}), {"dataset": {"fields": fields}})
	verdict := main.decide with input as world
	verdict.columns == {"score": {"action": "keep"}, "region": {"action": "drop"}}
}

test_asks_consent_for_a_person_even_when_the_other_rules_on_consent_are_silent if {
	verdict := main.decide with input as _person
		with data.code_of_practice.consent_purpose.obligations as set()
		with data.code_of_practice.live_consent.obligations as set()
	{"type": "admit-subjects", "consent": {}} in verdict.obligations
}

test_pseudonymises_policy_rows_even_when_the_rule_on_scope_is_silent if {
	verdict := main.decide with input as worlds.with_process(worlds.access, {"level": "policy"})
		with data.code_of_practice.approved_scope.obligations as set()
	{"type": "pseudonymise-subject", "scope": "s1"} in verdict.obligations
}

_parameters(changes) := object.union(data.parameters, changes)

test_asks_no_rule_that_is_not_in_force if {
	world := object.union(worlds.submission, {"project": {"goal": "policing"}})
	verdict := main.decide with input as world with data.parameters as _parameters({"in_force": ["A-01"]})
	verdict.outcome == "permit"
	verdict.asked == ["A-01"]
	verdict.not_in_force == null
}

test_tells_apart_what_a_rule_that_is_not_in_force_would_say if {
	world := object.union(worlds.submission, {"project": {"goal": "policing"}})
	parameters := _parameters({"in_force": ["A-01", "A-07"], "what_if": true})
	verdict := main.decide with input as world with data.parameters as parameters
	verdict.outcome == "permit"
	verdict.findings == []
	verdict.not_in_force.asked == sort(rules.gates.G1 - {"A-01", "A-07"})
	"goal-in-code/outside-code" in worlds.codes(verdict.not_in_force.findings)
}

test_treats_no_field_by_a_rule_that_is_not_in_force if {
	untied := worlds.with_process(worlds.access, {"fields": [{"field": "score", "needed_for_stated": true}]})
	parameters := _parameters({"in_force": ["A-46"], "what_if": true})
	verdict := main.decide with input as untied with data.parameters as parameters
	verdict.columns.region == {"action": "keep"}
	verdict.not_in_force.columns.region == {"action": "drop"}
	not verdict.not_in_force.columns.score
}

test_holds_while_no_list_says_what_is_in_force if {
	parameters := object.remove(data.parameters, ["in_force"])
	verdict := main.decide with input as worlds.submission with data.parameters as parameters
	verdict.outcome == "hold"
	verdict.findings[0].params == {"missing": ["parameters.in_force"]}
}

test_holds_while_a_parameter_is_no_day if {
	parameters := _parameters({"high_risk_from": "soon"})
	verdict := main.decide with input as worlds.submission with data.parameters as parameters
	{"missing": ["parameters.high_risk_from"]} in {found.params | some found in verdict.findings}
}
