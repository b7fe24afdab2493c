package code_of_practice.help_capacity_test

import data.code_of_practice.help_capacity as rule
import data.lib.worlds_test as worlds

_process := {
	"level": "person",
	"activity": "application",
	"facing": "adviser",
	"intervention": {
		"expected_signals_per_week": 20,
		"capacity_per_week": 20,
	},
}

test_accepts_as_many_signals_as_there_is_help_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_one_signal_more_than_there_is_help_at_decision if {
	process := object.union(_process, {"intervention": {"expected_signals_per_week": 21}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"help-capacity/short-of-help"} with input as world
}

test_warns_of_signals_that_nobody_counted_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"intervention": null}))
	worlds.codes(rule.findings) == {"help-capacity/not-counted"} with input as world
}

test_accepts_a_view_for_students_that_nobody_counted_at_decision if {
	process := object.union(_process, {"facing": "student", "intervention": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_running_process_with_too_little_help_at_review if {
	process := object.union(_process, {"intervention": {"capacity_per_week": 5}})
	world := worlds.with_process(worlds.review, process)
	worlds.codes(rule.findings) == {"help-capacity/short-of-help"} with input as world
}

test_warns_of_a_study_that_signals_to_an_adviser_at_decision if {
	process := object.union(_process, {"activity": "study", "intervention": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"help-capacity/not-counted"} with input as world
	worlds.codes(rule.findings) == set() with input as worlds.with_process(
		worlds.approval,
		object.union(process, {"facing": "research"}),
	)
}
