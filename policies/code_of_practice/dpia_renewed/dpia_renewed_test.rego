package code_of_practice.dpia_renewed_test

import data.code_of_practice.dpia_renewed as rule
import data.lib.worlds_test as worlds

_review := object.union(worlds.review, {
	"project": {
		"dpia": {
			"done": true,
			"fits": true,
			"elsewhere": false,
			"sections_done": 17,
			"description_stated": true,
			"necessity_stated": true,
			"risks_stated": true,
			"measures_stated": true,
			"fg_advice_stated": true,
			"views_stated": true,
			"signed": true,
			"age_months": 12,
			"residual": "medium",
			"consultation": "none",
			"consultation_term_over": false,
			"changed_since": [],
		},
	},
})

test_accepts_a_dpia_of_a_year_at_review if {
	worlds.codes(rule.findings) == set() with input as _review
}

test_holds_a_dpia_of_unknown_age_at_review if {
	world := object.union(_review, {"project": {"dpia": {"age_months": null}}})
	worlds.codes(rule.findings) == {"dpia-renewed/not-known"} with input as world
}

test_holds_a_dpia_of_which_the_changes_are_not_known_at_review if {
	world := object.union(_review, {"project": {"dpia": {"changed_since": null}}})
	worlds.codes(rule.findings) == {"dpia-renewed/not-known"} with input as world
}

test_accepts_a_project_without_a_dpia_at_review if {
	world := object.union(_review, {"project": {"dpia": {"done": false, "age_months": null}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_risk_that_changed_at_review if {
	world := object.union(_review, {"project": {"dpia": {"changed_since": ["risk"]}}})
	worlds.codes(rule.findings) == {"dpia-renewed/risk-changed"} with input as world
}

test_warns_of_a_new_column_that_the_dpia_does_not_know_at_review if {
	world := object.union(_review, {"project": {"dpia": {"changed_since": ["column"]}}})
	worlds.codes(rule.findings) == {"dpia-renewed/part-changed"} with input as world
}

test_holds_a_dpia_of_three_years_at_review if {
	world := object.union(_review, {"project": {"dpia": {"age_months": 36}}})
	worlds.codes(rule.findings) == {"dpia-renewed/too-old"} with input as world
}

test_accepts_a_dpia_of_nearly_three_years_at_review if {
	world := object.union(_review, {"project": {"dpia": {"age_months": 35}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_lets_a_project_close_whatever_its_dpia_at_review if {
	every dpia in [{"age_months": 40}, {"age_months": null}, {"changed_since": ["risk"]}] {
		closing := object.union(_review, {"review": {"about": "closing"}, "project": {"dpia": dpia}})
		worlds.codes(rule.findings) == set() with input as closing
		going := object.union(_review, {"review": {"about": "renewal"}, "project": {"dpia": dpia}})
		count(rule.findings) == 1 with input as going
	}
}
