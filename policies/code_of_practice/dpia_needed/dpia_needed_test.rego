package code_of_practice.dpia_needed_test

import data.code_of_practice.dpia_needed as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"project": {
		"prescan": worlds.prescan,
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

test_accepts_a_project_with_one_criterion_at_decision if {
	world := worlds.with_process(_approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_two_criteria_without_a_dpia_at_decision if {
	world := worlds.with_process(_approval, object.union(_process, {"continuous": true}))
	worlds.codes(rule.findings) == {"dpia-needed/no-dpia"} with input as world
}

test_accepts_two_criteria_with_a_dpia_that_fits_at_decision if {
	base := object.union(_approval, {"project": {"dpia": {"done": true, "fits": true}}})
	world := worlds.with_process(base, object.union(_process, {"continuous": true}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_two_criteria_of_which_one_is_contested_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"contested": ["vulnerable-subjects"]}}})
	world := worlds.with_process(base, object.union(_process, {"continuous": true}))
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_an_item_of_the_authority_without_a_dpia_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"ap_items": ["location"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-needed/no-dpia"} with input as world
}

test_holds_a_case_of_the_regulation_without_a_dpia_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"article_35_3": ["profiling-with-effect"]}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-needed/no-dpia"} with input as world
}

test_holds_a_score_of_five_without_a_dpia_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"sensitive_kinds": 7}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-needed/no-dpia"} with input as world
}

test_holds_a_new_law_without_a_dpia_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"new_law": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-needed/no-dpia"} with input as world
}

test_accepts_a_dpia_that_does_not_fit_and_is_not_needed_at_decision if {
	base := object.union(_approval, {"project": {"dpia": {"done": true, "fits": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_dpia_that_was_not_held_against_the_project_at_decision if {
	base := object.union(_approval, {"project": {"dpia": {"done": true, "fits": null}}})
	world := worlds.with_process(base, object.union(_process, {"continuous": true}))
	worlds.codes(rule.findings) == {"dpia-needed/does-not-fit"} with input as world
}

test_holds_a_pre_scan_without_a_score_at_decision if {
	base := object.union(_approval, {"project": {"prescan": {"base_registry": null}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"dpia-needed/not-known"} with input as world
}

test_holds_a_process_that_does_not_say_whether_it_watches_at_decision if {
	world := worlds.with_process(_approval, object.union(_process, {"continuous": null}))
	worlds.codes(rule.findings) == {"dpia-needed/not-known"} with input as world
}

test_accepts_a_rejected_project_without_a_dpia_at_decision if {
	base := object.union(_approval, {"decision": {"outcome": "rejected"}})
	world := worlds.with_process(base, object.union(_process, {"continuous": true}))
	worlds.codes(rule.findings) == set() with input as world
}
