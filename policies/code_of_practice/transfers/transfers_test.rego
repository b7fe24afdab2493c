package code_of_practice.transfers_test

import data.code_of_practice.transfers as rule
import data.lib.worlds_test as worlds

_process := {
	"transfers": [
		{"country": "us", "mechanism": "scc", "dtia_done": true},
	],
}

test_accepts_a_transfer_that_was_assessed_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_process_that_does_not_tell_where_its_data_go_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"transfers": null}))
	worlds.codes(rule.findings) == {"transfers/not-stated"} with input as world
}

test_holds_a_transfer_without_a_mechanism_at_decision if {
	process := object.union(_process, {
		"transfers": [
			{"country": "us", "mechanism": null, "dtia_done": true},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"transfers/no-mechanism"} with input as world
}

test_holds_a_transfer_that_was_not_assessed_at_decision if {
	process := object.union(_process, {
		"transfers": [
			{"country": "us", "mechanism": "scc", "dtia_done": false},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"transfers/not-assessed"} with input as world
}

test_accepts_a_transfer_to_a_country_with_an_adequacy_decision_at_decision if {
	process := object.union(_process, {
		"transfers": [
			{
				"country": "jp",
				"mechanism": "adequacy",
				"dtia_done": null,
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_process_whose_data_stay_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"transfers": []}))
	worlds.codes(rule.findings) == set() with input as world
}
