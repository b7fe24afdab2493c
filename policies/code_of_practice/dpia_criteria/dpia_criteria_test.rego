package code_of_practice.dpia_criteria_test

import data.code_of_practice.dpia_criteria as rule
import data.lib.worlds_test as worlds

_process := {
	"continuous": false,
	"joins_controllers": false,
	"blocks_right": false,
	"new_technology": false,
	"subjects": {"count": 900},
	"decision": {"effect": "none"},
}

test_obliges_for_a_project_whose_criteria_are_derived_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == {"dpia-criteria/derived"} with input as world
}

test_obliges_for_a_criterion_that_a_second_person_contested_at_submission if {
	base := object.union(worlds.submission, {"project": {"prescan": {"contested": ["vulnerable-subjects"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-criteria/contested", "dpia-criteria/derived"} with input as world
}

test_obliges_for_a_contest_of_what_was_not_derived_at_submission if {
	base := object.union(worlds.submission, {"project": {"prescan": {"contested": ["matching"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-criteria/derived"} with input as world
}

test_names_the_criteria_that_it_derives if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"continuous": true}))
	criteria := ["systematic-monitoring", "vulnerable-subjects"]
	{found.params | some found in rule.findings} == {{"criteria": criteria}} with input as world
}
