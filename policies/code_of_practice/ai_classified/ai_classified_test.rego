package code_of_practice.ai_classified_test

import data.code_of_practice.ai_classified as rule
import data.lib.worlds_test as worlds

_advice(outcome) := {"by": "fg", "about": "ai-act", "outcome": outcome, "expired": false}

_approval := object.union(worlds.approval, {"advices": [_advice("positive")]})

_process := {
	"level": "person",
	"analytics": "predictive",
	"model": {
		"kind": "ranking",
		"ai_act": {
			"classified": true,
			"uses": [],
			"profiling": false,
			"reason_stated": true,
			"overseers": 1,
			"log_months": 6,
			"students_told": true,
			"registered": true,
		},
	},
}

test_accepts_a_model_that_is_classified_at_decision if {
	world := worlds.with_process(_approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_that_is_not_classified_at_decision if {
	world := worlds.with_process(_approval, object.union(_process, {"model": {"ai_act": {"classified": false}}}))
	worlds.codes(rule.findings) == {"ai-classified/not-classified"} with input as world
}

test_holds_a_model_of_which_nothing_is_stated_at_decision if {
	world := worlds.with_process(_approval, object.union(_process, {"model": null}))
	worlds.codes(rule.findings) == {"ai-classified/no-reason", "ai-classified/not-classified"} with input as world
}

test_holds_a_classification_without_a_reason_at_decision if {
	process := object.union(_process, {"model": {"ai_act": {"reason_stated": false}}})
	world := worlds.with_process(_approval, process)
	worlds.codes(rule.findings) == {"ai-classified/no-reason"} with input as world
}

test_holds_a_model_about_persons_without_advice_of_the_fg_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"ai-classified/advice-awaited"} with input as world
}

test_holds_a_model_about_persons_against_the_advice_of_the_fg_at_decision if {
	base := object.union(_approval, {"advices": [_advice("negative")]})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"ai-classified/advice-not-answered"} with input as world
}

test_accepts_a_model_about_groups_without_advice_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, object.union(_process, {"level": "group"}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_description_that_uses_no_model_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, object.union(_process, {"analytics": "descriptive", "model": null}))
	worlds.codes(rule.findings) == set() with input as world
}
