package code_of_practice.free_consent_test

import data.code_of_practice.free_consent as rule
import data.lib.worlds_test as worlds

_process := {
	"basis": "consent",
	"consent": {"bundled": false, "conditional": false, "free_reason_stated": true},
}

test_accepts_consent_that_is_asked_by_itself_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_consent_that_is_not_described_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"bundled": null}}))
	worlds.codes(rule.findings) == {"free-consent/not-known"} with input as world
}

test_denies_consent_in_the_terms_of_enrolment_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"bundled": true}}))
	worlds.codes(rule.findings) == {"free-consent/bundled"} with input as world
}

test_denies_consent_as_a_condition_for_studying_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"conditional": true}}))
	worlds.codes(rule.findings) == {"free-consent/conditional"} with input as world
}

test_denies_consent_without_a_reason_why_it_is_free_at_decision if {
	process := object.union(_process, {"consent": {"free_reason_stated": false}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"free-consent/no-reason"} with input as world
}

test_accepts_a_public_task_with_nothing_on_consent_at_decision if {
	process := object.union(_process, {"basis": "public-task", "consent": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_asks_nothing_of_a_choice_to_take_part_which_is_no_consent_at_decision if {
	process := object.union(_process, {"basis": "public-task", "participation_choice": true, "consent": {"bundled": true}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}
