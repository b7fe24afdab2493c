package code_of_practice.generative_models_test

import data.code_of_practice.generative_models as rule
import data.lib.worlds_test as worlds

_submission := object.union(worlds.submission, {"project": {"dpia": {"done": true, "fits": true}}})

_process := {
	"model": {
		"kind": "generative",
		"hosted_by": "processor",
		"sends_rows_or_text": true,
		"agreement_no_training": true,
		"chat_log_days": 30,
	},
	"analytics": "predictive",
}

_access := object.union(worlds.access, {"project": {"dpia": {"done": true, "fits": true}}})

test_accepts_a_generative_model_under_an_agreement_at_submission if {
	world := worlds.with_process(_submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_generative_model_that_may_train_on_the_data_at_submission if {
	process := object.union(_process, {"model": {"agreement_no_training": false}})
	world := worlds.with_process(_submission, process)
	worlds.codes(rule.findings) == {"generative-models/conditions-not-met"} with input as world
}

test_denies_a_generative_model_without_a_dpia_at_submission if {
	base := object.union(_submission, {"project": {"dpia": {"done": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"generative-models/conditions-not-met"} with input as world
}

test_denies_prompts_that_are_kept_a_day_too_long_at_submission if {
	world := worlds.with_process(_submission, object.union(_process, {"model": {"chat_log_days": 31}}))
	worlds.codes(rule.findings) == {"generative-models/conditions-not-met"} with input as world
}

test_accepts_a_generative_model_of_the_institution_at_submission if {
	process := object.union(_process, {
		"model": {
			"hosted_by": "institution",
			"agreement_no_training": null,
		},
	})
	world := worlds.with_process(_submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_generative_model_that_gets_nothing_about_persons_at_submission if {
	process := object.union(_process, {
		"model": {
			"sends_rows_or_text": false,
			"agreement_no_training": null,
		},
	})
	world := worlds.with_process(_submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_that_may_be_generative_at_submission if {
	world := worlds.with_process(_submission, object.union(_process, {"model": {"kind": null}}))
	worlds.codes(rule.findings) == {"generative-models/kind-not-known"} with input as world
}

test_denies_a_request_for_a_generative_model_without_an_agreement_at_access if {
	world := worlds.with_process(_access, object.union(_process, {"model": {"agreement_no_training": null}}))
	worlds.codes(rule.findings) == {"generative-models/conditions-not-met"} with input as world
}

test_accepts_a_request_for_a_generative_model_under_an_agreement_at_access if {
	world := worlds.with_process(_access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_decision_while_conditions_of_a_generative_model_are_awaited_at_approval if {
	base := object.union(worlds.approval, {"project": {"dpia": {"done": true, "fits": true}}})
	world := worlds.with_process(base, object.union(_process, {"model": {"agreement_no_training": false}}))
	worlds.codes(rule.findings) == {"generative-models/conditions-awaited"} with input as world
}

test_accepts_a_decision_on_a_generative_model_under_an_agreement_at_approval if {
	base := object.union(worlds.approval, {"project": {"dpia": {"done": true, "fits": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_generative_model_with_a_dpia_that_does_not_cover_it_at_submission if {
	every fits in [false, null] {
		base := object.union(_submission, {"project": {"dpia": {"fits": fits}}})
		world := worlds.with_process(base, _process)
		worlds.codes(rule.findings) == {"generative-models/conditions-not-met"} with input as world
	}
}
