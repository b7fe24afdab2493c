package code_of_practice.no_rows_at_policy_level_test

import data.code_of_practice.no_rows_at_policy_level as policy_level
import data.lib.worlds_test as worlds

test_denies_policy_rows_on_a_laptop if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "policy"}),
		{"request": {"setting": {"kind": "managed-laptop"}}},
	)
	"no-rows-at-policy-level/outside-controlled-setting" in worlds.codes(policy_level.findings) with input as world
}

test_accepts_policy_rows_in_a_controlled_setting if {
	world := worlds.with_process(worlds.access, {"level": "policy"})
	not "no-rows-at-policy-level/outside-controlled-setting" in worlds.codes(policy_level.findings) with input as world
}

test_denies_policy_rows_without_setting if {
	world := object.union(worlds.with_process(worlds.access, {"level": "policy"}), {"request": {"setting": null}})
	"no-rows-at-policy-level/outside-controlled-setting" in worlds.codes(policy_level.findings) with input as world
}

test_leaves_group_rows_on_a_laptop_to_the_rule_on_settings if {
	world := object.union(worlds.access, {"request": {"setting": {"kind": "managed-laptop"}}})
	not "no-rows-at-policy-level/outside-controlled-setting" in worlds.codes(policy_level.findings) with input as world
}

test_pseudonymises_policy_rows_in_a_controlled_setting if {
	world := worlds.with_process(worlds.access, {"level": "policy"})
	"no-rows-at-policy-level/pseudonymised-inside" in worlds.codes(policy_level.findings) with input as world
}

test_says_nothing_on_group_rows if {
	world := worlds.access
	not "no-rows-at-policy-level/pseudonymised-inside" in worlds.codes(policy_level.findings) with input as world
}

test_drops_direct_identifier_at_policy_level if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "policy"}),
		{"dataset": {"fields": [{"field": "region", "classification": "direct-identifier"}]}},
	)
	"no-rows-at-policy-level/direct-identifier" in worlds.codes(policy_level.findings) with input as world
}

test_keeps_quasi_identifier_at_policy_level if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "policy"}),
		{"dataset": {"fields": [{"field": "region", "classification": "quasi-identifier"}]}},
	)
	not "no-rows-at-policy-level/direct-identifier" in worlds.codes(policy_level.findings) with input as world
}

test_keeps_direct_identifier_at_person_level if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person"}),
		{"dataset": {"fields": [{"field": "region", "classification": "direct-identifier"}]}},
	)
	not "no-rows-at-policy-level/direct-identifier" in worlds.codes(policy_level.findings) with input as world
}

test_asks_pseudonym_for_policy_rows_in_a_controlled_setting if {
	world := worlds.with_process(worlds.access, {"level": "policy"})
	policy_level.obligations == {{"type": "pseudonymise-subject", "scope": "s1"}} with input as world
}

test_asks_no_pseudonym_for_group_rows if {
	policy_level.obligations == set() with input as worlds.access
}

test_leaves_direct_identifier_out_at_policy_level if {
	known := {"dataset": {"fields": [
		{"field": "region", "classification": "direct-identifier"},
		{"field": "score", "classification": "measure"},
	]}}
	world := object.union(worlds.with_process(worlds.access, {"level": "policy"}), known)
	policy_level.columns == {{"field": "region", "action": "drop"}} with input as world
}

test_leaves_no_direct_identifier_out_at_group_level if {
	known := {"dataset": {"fields": [{"field": "region", "classification": "direct-identifier"}]}}
	policy_level.columns == set() with input as object.union(worlds.access, known)
}

_release(kind, level) := object.union(
	worlds.output,
	{"output": {"kind": kind, "level": level}},
)

test_denies_a_release_of_rows_at_output if {
	expected := {"no-rows-at-policy-level/rows-released"}
	worlds.codes(policy_level.findings) == expected with input as _release("rows", "policy")
}

test_denies_a_release_of_rows_of_which_the_level_is_not_known_at_output if {
	expected := {"no-rows-at-policy-level/rows-released"}
	worlds.codes(policy_level.findings) == expected with input as _release("rows", null)
}

test_denies_a_release_of_rows_of_a_process_at_policy_level_at_output if {
	world := worlds.with_process(_release("rows", "group"), {"level": "policy"})
	worlds.codes(policy_level.findings) == {"no-rows-at-policy-level/rows-released"} with input as world
}

test_obliges_for_a_release_of_totals_at_output if {
	expected := {"no-rows-at-policy-level/totals-alone"}
	worlds.codes(policy_level.findings) == expected with input as _release("table", "policy")
}

test_accepts_a_release_above_policy_level_at_output if {
	worlds.codes(policy_level.findings) == set() with input as _release("rows", "group")
}

test_accepts_a_model_at_output if {
	worlds.codes(policy_level.findings) == set() with input as _release("model", "policy")
}
