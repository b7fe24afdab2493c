package code_of_practice.prior_consultation_test

import data.code_of_practice.prior_consultation as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
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

_access := object.union(worlds.access, {
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

test_accepts_a_medium_risk_that_remains_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_risk_that_is_not_known_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"residual": null}}})
	worlds.codes(rule.findings) == {"prior-consultation/not-known"} with input as world
}

test_accepts_a_project_that_needs_no_dpia_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"done": false, "residual": null}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_high_risk_of_which_the_authority_does_not_know_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"residual": "high"}}})
	worlds.codes(rule.findings) == {"prior-consultation/not-consulted"} with input as world
}

test_denies_a_high_risk_to_which_the_authority_objects_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"residual": "high", "consultation": "objected"}}})
	worlds.codes(rule.findings) == {"prior-consultation/objected"} with input as world
}

test_denies_a_high_risk_on_which_the_authority_has_not_answered_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"residual": "high", "consultation": "asked"}}})
	worlds.codes(rule.findings) == {"prior-consultation/awaited"} with input as world
}

test_accepts_a_high_risk_on_which_the_authority_answered_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"residual": "high", "consultation": "answered"}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_high_risk_for_which_the_term_of_the_authority_is_over_at_decision if {
	world := object.union(_approval, {
		"project": {
			"dpia": {
				"residual": "high",
				"consultation": "asked",
				"consultation_term_over": true,
			},
		},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_request_under_a_high_risk_without_consultation_at_access if {
	world := object.union(_access, {"project": {"dpia": {"residual": "high"}}})
	worlds.codes(rule.findings) == {"prior-consultation/not-consulted"} with input as world
}

test_accepts_a_request_under_a_medium_risk_at_access if {
	worlds.codes(rule.findings) == set() with input as _access
}
