package code_of_practice.legitimate_interest_test

import data.code_of_practice.legitimate_interest as rule
import data.lib.worlds_test as worlds

_process := {
	"basis": "legitimate-interest",
	"lia": {"purpose": "pass", "necessity": "pass", "balance": "pass", "signed": true, "age_months": 23},
}

test_accepts_an_interest_that_outweighs_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_interest_that_was_weighed_in_part_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"lia": {"necessity": null}}))
	worlds.codes(rule.findings) == {"legitimate-interest/not-weighed"} with input as world
}

test_denies_an_interest_that_was_not_weighed_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"lia": null}))
	expected := {
		"legitimate-interest/not-dated",
		"legitimate-interest/not-signed",
		"legitimate-interest/not-weighed",
	}
	worlds.codes(rule.findings) == expected with input as world
}

test_denies_an_interest_that_does_not_outweigh_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"lia": {"balance": "fail"}}))
	worlds.codes(rule.findings) == {"legitimate-interest/weighed-too-light"} with input as world
}

test_denies_an_assessment_without_a_signature_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"lia": {"signed": false}}))
	worlds.codes(rule.findings) == {"legitimate-interest/not-signed"} with input as world
}

test_accepts_a_public_task_without_an_assessment_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"basis": "public-task", "lia": null}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_rejected_project_without_an_assessment_at_decision if {
	base := object.union(worlds.approval, {"decision": {"outcome": "rejected"}})
	world := worlds.with_process(base, object.union(_process, {"lia": null}))
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_an_assessment_without_a_date_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"lia": {"age_months": null}}))
	worlds.codes(rule.findings) == {"legitimate-interest/not-dated"} with input as world
}

test_holds_an_assessment_that_is_too_old if {
	every world in [worlds.approval, worlds.review] {
		old := worlds.with_process(world, object.union(_process, {"lia": {"age_months": 24}}))
		codes := worlds.codes(rule.findings) with input as old
		codes == {"legitimate-interest/too-old"}
	}
}

test_accepts_an_assessment_in_its_last_month_at_review if {
	worlds.codes(rule.findings) == set() with input as worlds.with_process(worlds.review, _process)
}
