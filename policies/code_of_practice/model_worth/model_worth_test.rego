package code_of_practice.model_worth_test

import data.code_of_practice.model_worth as rule
import data.lib.worlds_test as worlds

_process := {
	"activity": "application",
	"analytics": "predictive",
	"model": {
		"kind": "ranking",
		"holdout": true,
		"precision": 0.4,
		"base_rate": 0.16,
		"recall": 0.4,
		"lift": 2.5,
		"lift_over_adviser": 1.1,
		"calibration_stated": true,
		"invite_share_stated": true,
	},
}

test_accepts_a_ranking_that_shows_its_worth_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_model_of_an_unknown_kind_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"kind": null}}))
	worlds.codes(rule.findings) == {"model-worth/kind-not-stated"} with input as world
}

test_denies_a_ranking_that_was_not_tried_on_other_data_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"holdout": false}}))
	worlds.codes(rule.findings) == {"model-worth/not-measured"} with input as world
}

test_denies_a_ranking_like_chance_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"lift": 1, "base_rate": 0.4}}))
	worlds.codes(rule.findings) == {"model-worth/no-better-than-chance"} with input as world
}

test_warns_of_a_ranking_with_a_precision_under_forty_percent_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"precision": 0.39}}))
	worlds.codes(rule.findings) == {"model-worth/little-worth"} with input as world
}

test_warns_of_a_ranking_that_adds_nothing_to_the_adviser_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"lift_over_adviser": 1}}))
	worlds.codes(rule.findings) == {"model-worth/no-better-than-adviser"} with input as world
}

test_accepts_a_forecast_with_its_error_at_decision if {
	process := object.union(_process, {
		"model": {
			"kind": "forecast",
			"error_share": 0.08,
			"lift": null,
			"precision": null,
			"recall": null,
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_forecast_without_its_error_at_decision if {
	process := object.union(_process, {"model": {"kind": "forecast", "error_share": null}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"model-worth/not-measured"} with input as world
}

test_accepts_a_grouping_without_a_measure_at_decision if {
	every kind in ["clustering", "generative"] {
		process := object.union(_process, {"analytics": "diagnostic", "model": {"kind": kind, "holdout": null}})
		world := worlds.with_process(worlds.approval, process)
		worlds.codes(rule.findings) == set() with input as world
	}
}

test_holds_a_forecast_of_a_kind_that_is_not_measured_at_decision if {
	every kind in ["clustering", "generative"] {
		process := object.union(_process, {"analytics": "prescriptive", "model": {"kind": kind}})
		world := worlds.with_process(worlds.approval, process)
		worlds.codes(rule.findings) == {"model-worth/kind-forecasts-nothing"} with input as world
	}
}

test_holds_a_model_that_advisers_see_and_that_is_called_a_study_at_decision if {
	study := {"activity": "study", "level": "person", "facing": "adviser", "model": {"holdout": false}}
	world := worlds.with_process(worlds.approval, object.union(_process, study))
	worlds.codes(rule.findings) == {"model-worth/not-measured"} with input as world
	worlds.codes(rule.findings) == set() with input as worlds.with_process(
		worlds.approval,
		object.union_n([_process, study, {"facing": "research"}]),
	)
}

test_accepts_a_model_that_is_still_being_made_at_decision if {
	process := object.union(_process, {"activity": "development", "model": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_running_model_like_chance_at_review if {
	world := worlds.with_process(worlds.review, object.union(_process, {"model": {"lift": 0.9, "base_rate": 0.44}}))
	worlds.codes(rule.findings) == {"model-worth/no-better-than-chance"} with input as world
}

test_accepts_a_running_model_that_shows_its_worth_at_review if {
	world := worlds.with_process(worlds.review, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_ranking_that_was_not_compared_with_the_adviser_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"model": {"lift_over_adviser": null}}))
	worlds.codes(rule.findings) == {"model-worth/adviser-not-compared"} with input as world
	forecast := {"model": {"kind": "forecast", "error_share": 0.1, "lift_over_adviser": null}}
	worlds.codes(rule.findings) == set() with input as worlds.with_process(
		worlds.approval,
		object.union(_process, forecast),
	)
}

_measured(measures) := worlds.with_process(worlds.approval, object.union(_process, {"model": measures}))

test_holds_a_lift_that_is_not_the_precision_over_the_base_rate_at_decision if {
	every lift in [2.3, 2.8] {
		codes := worlds.codes(rule.findings) with input as _measured({"lift": lift})
		codes == {"model-worth/lift-differs"}
	}
}

test_accepts_a_lift_that_is_rounded_at_decision if {
	every lift in [2.4, 2.6] {
		codes := worlds.codes(rule.findings) with input as _measured({"lift": lift})
		codes == set()
	}
}

test_holds_a_ranking_without_its_base_rate_at_decision if {
	every rate in [null, 0] {
		codes := worlds.codes(rule.findings) with input as _measured({"base_rate": rate})
		codes == {"model-worth/not-measured"}
	}
}

test_asks_no_base_rate_of_a_forecast_at_decision if {
	forecast := {"kind": "forecast", "error_share": 0.08, "base_rate": null, "lift": 9, "precision": 0.4}
	worlds.codes(rule.findings) == set() with input as _measured(forecast)
}
