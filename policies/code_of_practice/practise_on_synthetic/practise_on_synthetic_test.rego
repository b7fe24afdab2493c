package code_of_practice.practise_on_synthetic_test

import data.code_of_practice.practise_on_synthetic as rule
import data.lib.worlds_test as worlds

_access := object.union(worlds.access, {
	"request": {"setting": {"kind": "controlled"}},
	"dataset": {"synthetic": false},
})

test_accepts_real_rows_in_a_controlled_setting_at_access if {
	worlds.codes(rule.findings) == set() with input as _access
}

test_denies_real_rows_in_a_sandbox_at_access if {
	world := object.union(_access, {"request": {"setting": {"kind": "sandbox"}}})
	worlds.codes(rule.findings) == {"practise-on-synthetic/real-rows"} with input as world
}

test_denies_rows_of_unknown_origin_in_a_sandbox_at_access if {
	world := object.union(_access, {
		"request": {"setting": {"kind": "sandbox"}},
		"dataset": {"synthetic": null},
	})
	worlds.codes(rule.findings) == {"practise-on-synthetic/real-rows"} with input as world
}

test_accepts_synthetic_rows_in_a_sandbox_at_access if {
	world := object.union(_access, {
		"request": {"setting": {"kind": "sandbox"}},
		"dataset": {"synthetic": true},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_table_in_a_sandbox_at_access if {
	world := object.union(_access, {"request": {"setting": {"kind": "sandbox"}, "shape": "table"}})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_real_rows_in_an_unknown_setting_at_access if {
	world := object.union(_access, {"request": {"setting": {"kind": null}}})
	worlds.codes(rule.findings) == {"practise-on-synthetic/setting-not-known"} with input as world
}

test_asks_no_setting_for_a_table_at_access if {
	rows := object.union(worlds.access, {"request": {"setting": null}})
	worlds.codes(rule.findings) == {"practise-on-synthetic/setting-not-known"} with input as rows
	table := object.union(rows, {"request": {"shape": "table"}})
	worlds.codes(rule.findings) == set() with input as table
}
