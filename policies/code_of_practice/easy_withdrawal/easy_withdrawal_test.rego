package code_of_practice.easy_withdrawal_test

import data.code_of_practice.easy_withdrawal as rule
import data.lib.worlds_test as worlds

_process := {
	"basis": "consent",
	"consent": {
		"clicks_to_give": 2,
		"clicks_to_withdraw": 2,
		"propagation_hours": 24,
		"systems_pending": 0,
	},
}

_passed_on := "easy-withdrawal/passed-on"

test_asks_of_a_consent_that_is_withdrawn_as_easily_that_withdrawals_are_passed_on_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == {_passed_on} with input as world
	obligations := {{"type": "propagate-withdrawals", "within_hours": 24}}
	rule.obligations == obligations with input as world with data.parameters.propagation_hours as 24
}

test_holds_a_consent_of_which_the_steps_are_not_counted_at_access if {
	process := object.union(_process, {"consent": {"clicks_to_withdraw": null}})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {_passed_on, "easy-withdrawal/ease-not-known"} with input as world
}

test_holds_a_consent_of_which_nothing_is_known_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"consent": null}))
	codes := worlds.codes(rule.findings) with input as world
	codes == {_passed_on, "easy-withdrawal/ease-not-known", "easy-withdrawal/pace-not-known"}
}

test_holds_a_consent_that_takes_one_step_more_to_withdraw_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"consent": {"clicks_to_withdraw": 3}}))
	worlds.codes(rule.findings) == {_passed_on, "easy-withdrawal/harder"} with input as world
}

test_warns_of_a_withdrawal_that_works_after_a_day_and_an_hour_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"consent": {"propagation_hours": 25}}))
	worlds.codes(rule.findings) == {_passed_on, "easy-withdrawal/slow"} with input as world
}

test_warns_of_a_withdrawal_that_one_system_did_not_confirm_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"consent": {"systems_pending": 1}}))
	worlds.codes(rule.findings) == {_passed_on, "easy-withdrawal/not-confirmed"} with input as world
}

test_accepts_a_public_task_of_which_no_steps_are_counted_at_access if {
	process := object.union(_process, {"basis": "public-task", "consent": null})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == set() with input as world
	rule.obligations == set() with input as world
}

test_warns_of_a_withdrawal_of_which_the_pace_is_not_known_at_access if {
	every fact in ["propagation_hours", "systems_pending"] {
		world := worlds.with_process(worlds.access, object.union(_process, {"consent": {fact: null}}))
		worlds.codes(rule.findings) == {_passed_on, "easy-withdrawal/pace-not-known"} with input as world
	}
}
