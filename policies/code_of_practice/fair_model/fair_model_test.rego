package code_of_practice.fair_model_test

import data.code_of_practice.fair_model as rule
import data.lib.worlds_test as worlds

_process := {
	"activity": "application",
	"level": "person",
	"analytics": "predictive",
	"model": {
		"kind": "ranking",
		"fairness_judged_this_cohort": true,
		"fairness": [
			{"group": "women", "n": 15, "ratio": 0.8},
		],
	},
}

test_accepts_a_model_within_the_band_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_of_which_groups_were_not_compared_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"fairness": null}}))
	worlds.codes(rule.findings) == {"fair-model/not-judged"} with input as world
}

test_holds_a_group_without_a_ratio_at_decision if {
	process := object.union(_process, {
		"model": {
			"fairness": [
				{"group": "women", "n": 15, "ratio": null},
			],
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"fair-model/not-judged"} with input as world
}

test_holds_a_group_under_the_band_without_advice_at_decision if {
	process := object.union(_process, {
		"model": {
			"fairness": [
				{"group": "women", "n": 15, "ratio": 0.79},
			],
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"fair-model/advice-awaited"} with input as world
}

test_holds_a_group_over_the_band_without_advice_at_decision if {
	process := object.union(_process, {
		"model": {
			"fairness": [
				{"group": "women", "n": 15, "ratio": 1.26},
			],
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"fair-model/advice-awaited"} with input as world
}

test_accepts_a_group_outside_the_band_with_advice_at_decision if {
	base := object.union(worlds.approval, {
		"advices": [
			{
				"by": "ethics-committee",
				"about": "fairness",
				"outcome": "positive",
				"expired": false,
			},
		],
	})
	process := object.union(_process, {
		"model": {
			"fairness": [
				{"group": "women", "n": 15, "ratio": 0.79},
			],
		},
	})
	world := worlds.with_process(base, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_group_outside_the_band_against_the_advice_at_decision if {
	base := object.union(worlds.approval, {
		"advices": [
			{
				"by": "ethics-committee",
				"about": "fairness",
				"outcome": "negative",
				"expired": false,
			},
		],
	})
	process := object.union(_process, {
		"model": {
			"fairness": [
				{"group": "women", "n": 15, "ratio": 0.79},
			],
		},
	})
	world := worlds.with_process(base, process)
	worlds.codes(rule.findings) == {"fair-model/advice-not-answered"} with input as world
}

test_warns_of_a_group_of_fourteen_at_decision if {
	process := object.union(_process, {
		"model": {
			"fairness": [
				{"group": "women", "n": 14, "ratio": null},
			],
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"fair-model/too-small-to-judge"} with input as world
}

test_accepts_a_model_about_groups_that_were_not_compared_at_decision if {
	process := object.union(_process, {"level": "group", "model": {"fairness": null}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_not_compared_for_this_cohort_at_review if {
	process := object.union(_process, {"model": {"fairness_judged_this_cohort": false}})
	world := worlds.with_process(worlds.review, process)
	worlds.codes(rule.findings) == {"fair-model/not-judged"} with input as world
}

_grouped(group) := worlds.with_process(worlds.approval, object.union(_process, {"model": {"fairness": [group]}}))

test_keeps_to_the_edges_of_the_band_and_of_the_size_at_decision if {
	worlds.codes(rule.findings) == set() with input as _grouped({"group": "women", "n": 15, "ratio": 1.25})
	small := {"group": "women", "n": 14, "ratio": 0.5}
	worlds.codes(rule.findings) == {"fair-model/too-small-to-judge"} with input as _grouped(small)
}

test_holds_a_model_that_teachers_see_and_that_is_called_a_study_at_decision if {
	study := object.union(_process, {"activity": "study", "facing": "teacher", "model": {"fairness": null}})
	world := worlds.with_process(worlds.approval, study)
	worlds.codes(rule.findings) == {"fair-model/not-judged"} with input as world
	worlds.codes(rule.findings) == set() with input as worlds.with_process(
		worlds.approval,
		object.union(study, {"facing": "research"}),
	)
}
