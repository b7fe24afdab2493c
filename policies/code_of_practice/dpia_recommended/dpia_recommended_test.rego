package code_of_practice.dpia_recommended_test

import data.code_of_practice.dpia_recommended as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"project": {
		"prescan": {
			"done": true,
			"criteria": [],
			"contested": [],
			"ap_items": [],
			"article_35_3": [],
			"score": 4,
			"subject_kinds": ["students"],
			"new_law": false,
		},
		"dpia": {"done": false},
	},
})

_process := {
	"continuous": false,
	"joins_controllers": false,
	"blocks_right": false,
	"new_technology": false,
	"subjects": {"count": 900},
	"decision": {"effect": "none"},
}

test_warns_of_one_criterion_without_a_reason_at_decision if {
	world := worlds.with_process(_approval, _process)
	worlds.codes(rule.findings) == {"dpia-recommended/no-reason"} with input as world
}

test_warns_of_one_criterion_with_a_reason_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"reason_stated": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-recommended/left-with-reason"} with input as world
}

test_accepts_one_criterion_with_a_dpia_at_decision if {
	base := object.union(_approval, {"project": {"dpia": {"done": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_project_about_staff_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"subject_kinds": ["staff"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-recommended/no-reason"} with input as world
}

test_accepts_a_project_about_people_who_do_not_depend_on_the_institution_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"subject_kinds": ["other"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_two_criteria_of_which_another_rule_tells_at_decision if {
	world := worlds.with_process(_approval, object.union(_process, {"continuous": true}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_no_criterion_that_stands_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"contested": ["vulnerable-subjects"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_one_criterion_of_a_rejected_project_at_decision if {
	base := object.union(_approval, {"decision": {"outcome": "rejected"}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}
