package code_of_practice.after_the_signal_test

import data.code_of_practice.after_the_signal as rule
import data.lib.worlds_test as worlds

_process := {
	"level": "person",
	"activity": "application",
	"facing": "adviser",
	"intervention": {
		"trigger_stated": true,
		"actor_stated": true,
		"term_stated": true,
		"offer_stated": true,
	},
}

test_accepts_signals_with_a_plan_of_action_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_signals_after_which_nobody_acts_at_submission if {
	process := object.union(_process, {"intervention": {"actor_stated": false}})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"after-the-signal/no-plan"} with input as world
}

test_denies_signals_without_any_plan_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"intervention": null}))
	worlds.codes(rule.findings) == {"after-the-signal/no-plan"} with input as world
}

test_accepts_students_who_see_their_own_data_at_submission if {
	process := object.union(_process, {"facing": "student", "intervention": null})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_study_about_persons_without_a_plan_of_action_at_submission if {
	process := object.union(_process, {"activity": "study", "facing": "research", "intervention": null})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_signals_to_an_adviser_that_are_called_a_study_at_submission if {
	every activity in ["study", "development"] {
		process := object.union(_process, {"activity": activity, "intervention": null})
		world := worlds.with_process(worlds.submission, process)
		worlds.codes(rule.findings) == {"after-the-signal/no-plan"} with input as world
	}
}

test_accepts_figures_of_a_group_without_a_plan_of_action_at_submission if {
	process := object.union(_process, {"level": "group", "intervention": null})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_signals_for_which_no_help_is_named_at_decision if {
	process := object.union(_process, {"intervention": {"offer_stated": null}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"after-the-signal/no-plan"} with input as world
}

test_accepts_signals_with_a_whole_plan_of_action_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_names_the_parts_that_the_plan_lacks if {
	process := object.union(_process, {"intervention": {"offer_stated": false, "term_stated": null}})
	world := worlds.with_process(worlds.submission, process)
	{found.params | some found in rule.findings} == {{"parts": ["offer", "term"]}} with input as world
}
