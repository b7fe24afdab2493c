package code_of_practice.prescan_test

import data.code_of_practice.prescan as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {"project": {"prescan": {"done": true}}})

test_accepts_a_project_with_a_pre_scan_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_project_without_a_pre_scan_at_decision if {
	world := object.union(_approval, {"project": {"prescan": {"done": false}}})
	worlds.codes(rule.findings) == {"prescan/not-done"} with input as world
}

test_holds_a_project_of_which_no_pre_scan_is_known_at_decision if {
	world := object.union(_approval, {"project": {"prescan": null}})
	worlds.codes(rule.findings) == {"prescan/not-done"} with input as world
}

test_accepts_a_rejected_project_without_a_pre_scan_at_decision if {
	world := object.union(_approval, {"project": {"prescan": null}, "decision": {"outcome": "rejected"}})
	worlds.codes(rule.findings) == set() with input as world
}
