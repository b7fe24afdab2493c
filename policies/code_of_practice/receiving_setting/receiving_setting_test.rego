package code_of_practice.receiving_setting_test

import data.code_of_practice.receiving_setting
import data.lib.worlds_test as worlds

test_denies_request_without_setting if {
	world := object.union(worlds.access, {"request": {"setting": null}})
	"receiving-setting/none-named" in worlds.codes(receiving_setting.findings) with input as world
}

test_accepts_request_with_setting if {
	world := worlds.access
	not "receiving-setting/none-named" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_unregistered_setting if {
	world := object.union(worlds.access, {"request": {"setting": {"registered": false}}})
	"receiving-setting/not-registered" in worlds.codes(receiving_setting.findings) with input as world
}

test_accepts_registered_setting if {
	world := worlds.access
	not "receiving-setting/not-registered" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_setting_past_its_registration if {
	world := object.union(worlds.access, {"request": {"setting": {"in_force": false}}})
	"receiving-setting/not-in-force" in worlds.codes(receiving_setting.findings) with input as world
}

test_accepts_setting_in_force if {
	world := worlds.access
	not "receiving-setting/not-in-force" in worlds.codes(receiving_setting.findings) with input as world
}

test_holds_setting_without_owner if {
	world := object.union(worlds.access, {"request": {"setting": {"owner_stated": false}}})
	"receiving-setting/registration-incomplete" in worlds.codes(receiving_setting.findings) with input as world
}

test_holds_setting_without_agreement if {
	world := object.union(worlds.access, {"request": {"setting": {"agreement_stated": false}}})
	"receiving-setting/registration-incomplete" in worlds.codes(receiving_setting.findings) with input as world
}

test_holds_setting_without_place if {
	world := object.union(worlds.access, {"request": {"setting": {"place_stated": false}}})
	"receiving-setting/registration-incomplete" in worlds.codes(receiving_setting.findings) with input as world
}

test_holds_setting_without_controls if {
	world := object.union(worlds.access, {"request": {"setting": {"controls_stated": false}}})
	"receiving-setting/registration-incomplete" in worlds.codes(receiving_setting.findings) with input as world
}

test_accepts_setting_registered_whole if {
	world := worlds.access
	not "receiving-setting/registration-incomplete" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_person_rows_in_managed_laptop if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person"}),
		{"request": {"setting": {"kind": "managed-laptop"}}},
	)
	"receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_person_rows_in_bi_workspace if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person"}),
		{"request": {"setting": {"kind": "bi-workspace"}}},
	)
	"receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_person_rows_in_public if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person"}),
		{"request": {"setting": {"kind": "public"}}},
	)
	"receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_accepts_person_rows_in_controlled_setting if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "person"}),
		{"request": {"setting": {"kind": "controlled"}}},
	)
	not "receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_group_rows_in_bi_workspace if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "group"}),
		{"request": {"setting": {"kind": "bi-workspace"}}},
	)
	"receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_denies_group_rows_in_public if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "group"}),
		{"request": {"setting": {"kind": "public"}}},
	)
	"receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_accepts_group_rows_on_managed_laptop if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "group"}),
		{"request": {"setting": {"kind": "managed-laptop"}}},
	)
	not "receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_leaves_policy_rows_to_the_rule_on_policy_level if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "policy"}),
		{"request": {"setting": {"kind": "public"}}},
	)
	not "receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_asks_group_size_on_managed_laptop if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "group"}),
		{"request": {"setting": {"kind": "managed-laptop"}}},
	)
	"receiving-setting/minimum-group-size" in worlds.codes(receiving_setting.findings) with input as world
}

test_asks_no_group_size_in_controlled_setting if {
	world := object.union(
		worlds.with_process(worlds.access, {"level": "group"}),
		{"request": {"setting": {"kind": "controlled"}}},
	)
	not "receiving-setting/minimum-group-size" in worlds.codes(receiving_setting.findings) with input as world
}

test_names_the_group_size_outside_a_controlled_setting if {
	world := object.union(worlds.access, {"request": {"setting": {"kind": "managed-laptop"}}})
	receiving_setting.group_sizes == {10} with input as world with data.parameters.minimum_group_size as 10
}

test_names_no_group_size_in_a_controlled_setting if {
	receiving_setting.group_sizes == set() with input as worlds.access
}

test_names_the_missing_parts_of_the_registration if {
	parts := {"owner_stated": null, "place_stated": false}
	world := object.union(worlds.access, {"request": {"setting": parts}})
	found := receiving_setting.findings with input as world
	{one.params.parts | some one in found; one.kind == "gap"} == {["owner", "place"]}
}

test_denies_person_rows_in_setting_of_unknown_kind if {
	person := worlds.with_process(worlds.access, {"level": "person"})
	world := worlds.without(person, "/request/setting/kind")
	"receiving-setting/unfit-for-level" in worlds.codes(receiving_setting.findings) with input as world
}

test_judges_no_setting_for_a_table if {
	rows := object.union(worlds.access, {"request": {"setting": {"kind": "bi-workspace", "registered": false}}})
	count(receiving_setting.findings) > 0 with input as rows
	table := object.union(rows, {"request": {"shape": "table"}})
	receiving_setting.findings == set() with input as table
}

test_refuses_persons_in_a_setting_to_practise_in_where_no_rule_on_practice_holds if {
	found := receiving_setting.findings with input as _practising with data.parameters.in_force as ["A-74"]
	"receiving-setting/unfit-for-level" in worlds.codes(found)
}

test_leaves_persons_in_a_setting_to_practise_in_to_the_rule_on_practice if {
	found := receiving_setting.findings with input as _practising with data.parameters.in_force as ["A-51", "A-74"]
	not "receiving-setting/unfit-for-level" in worlds.codes(found)
}

_practising := object.union(worlds.access, {
	"processes": [object.union(worlds.process, {"level": "person"})],
	"request": {"setting": {"kind": "sandbox"}},
})
