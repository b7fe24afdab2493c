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

# A submission about students, with these answers to the pre-scan.
_submission(answers) := object.union(
	worlds.submission,
	{"project": {"prescan": object.union({"subject_kinds": ["students"]}, answers)}},
)

test_obliges_for_a_project_whose_criteria_are_derived_at_submission if {
	world := worlds.with_process(_submission({}), _process)
	worlds.codes(rule.findings) == {"dpia-criteria/derived"} with input as world
}

test_tells_that_no_criterion_follows_for_people_who_do_not_depend_on_the_institution_at_submission if {
	world := worlds.with_process(_submission({"subject_kinds": ["other"]}), _process)
	worlds.codes(rule.findings) == {"dpia-criteria/none-derived"} with input as world
}

test_tells_that_no_criterion_follows_before_the_pre_scan_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == {"dpia-criteria/none-derived"} with input as world
}

test_tells_nothing_while_there_is_no_process_at_submission if {
	worlds.codes(rule.findings) == set() with input as object.union(_submission({}), {"processes": []})
}

test_obliges_for_a_criterion_that_a_second_person_contested_at_submission if {
	world := worlds.with_process(_submission({"contested": ["vulnerable-subjects"]}), _process)
	worlds.codes(rule.findings) == {"dpia-criteria/contested", "dpia-criteria/derived"} with input as world
}

test_obliges_for_a_contest_of_what_was_not_derived_at_submission if {
	world := worlds.with_process(_submission({"contested": ["matching"]}), _process)
	worlds.codes(rule.findings) == {"dpia-criteria/derived"} with input as world
}

test_names_the_criteria_that_it_derives_and_what_follows if {
	base := object.union(worlds.submission, {"project": {"prescan": worlds.prescan}})
	world := worlds.with_process(base, object.union(_process, {"continuous": true}))
	{found.params | some found in rule.findings} == {{
		"because": [
			{"criterion": "systematic-monitoring", "fact": "continuous", "process": "s1"},
			{"criterion": "vulnerable-subjects", "fact": "students", "process": null},
		],
		"counted": ["systematic-monitoring", "vulnerable-subjects"],
		"criteria": ["systematic-monitoring", "vulnerable-subjects"],
		"points": {
			"base-registry": 0,
			"frequency": 1,
			"kept": 1,
			"minors": 0,
			"ordinary": 1,
			"sensitive": 1,
			"special": 0,
			"subject-count": 0,
			"subject-kinds": 0,
			"transfer": 0,
		},
		"reasons": ["criteria"],
		"result": "required",
		"score": 4,
	}} with input as world
}

test_tells_what_follows_though_no_criterion_does if {
	world := worlds.with_process(_submission(object.union(worlds.prescan, {"subject_kinds": ["other"]})), _process)
	some found in rule.findings with input as world
	object.filter(found.params, ["because", "criteria", "result", "score"]) == {
		"because": [],
		"criteria": [],
		"result": "not-required",
		"score": 4,
	}
}

test_names_no_score_before_the_pre_scan if {
	world := worlds.with_process(worlds.submission, _process)
	some found in rule.findings with input as world
	object.filter(found.params, ["points", "reasons", "result", "score"]) == {
		"points": null,
		"reasons": [],
		"result": "not-known",
		"score": null,
	}
}
