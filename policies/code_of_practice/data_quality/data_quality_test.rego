package code_of_practice.data_quality_test

import data.code_of_practice.data_quality as rule
import data.lib.worlds_test as worlds

_process := {"quality": {"completeness": 0.9, "threshold": 0.9, "fresh": true}}

_access := object.union(worlds.access, {"dataset": {"quality": {"completeness": 0.95, "fresh": true}}})

_process_access := {"quality": {"threshold": 0.9}}

test_accepts_data_as_complete_as_they_must_be_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_data_of_which_the_threshold_is_not_set_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"quality": {"threshold": null}}))
	worlds.codes(rule.findings) == {"data-quality/threshold-not-stated"} with input as world
}

test_holds_data_that_nobody_measured_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"quality": {"completeness": null}}))
	worlds.codes(rule.findings) == {"data-quality/not-measured"} with input as world
}

test_holds_a_quality_of_which_nothing_is_known_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"quality": null}))
	expected := {
		"data-quality/not-fresh",
		"data-quality/not-measured",
		"data-quality/threshold-not-stated",
	}
	worlds.codes(rule.findings) == expected with input as world
}

test_holds_data_just_under_the_threshold_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"quality": {"completeness": 0.89}}))
	worlds.codes(rule.findings) == {"data-quality/incomplete"} with input as world
}

test_warns_of_data_that_are_not_fresh_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"quality": {"fresh": false}}))
	worlds.codes(rule.findings) == {"data-quality/not-fresh"} with input as world
}

test_accepts_a_request_for_data_that_are_complete_at_access if {
	world := worlds.with_process(_access, _process_access)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_request_for_data_under_the_threshold_at_access if {
	base := object.union(_access, {"dataset": {"quality": {"completeness": 0.5}}})
	world := worlds.with_process(base, _process_access)
	worlds.codes(rule.findings) == {"data-quality/incomplete"} with input as world
}

test_holds_a_request_for_data_that_nobody_measured_at_access if {
	base := object.union(_access, {"dataset": {"quality": null}})
	codes := worlds.codes(rule.findings) with input as worlds.with_process(base, _process_access)
	codes == {"data-quality/not-fresh", "data-quality/not-measured"}
}
