package code_of_practice.no_emotion_recognition_test

import data.code_of_practice.no_emotion_recognition as rule
import data.lib.worlds_test as worlds

_process := {
	"analytics": "predictive",
	"model": {
		"kind": "ranking",
		"infers_emotion": false,
		"from_biometrics": false,
		"medical_or_safety": false,
	},
}

test_accepts_a_model_that_infers_no_emotions_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_emotions_inferred_from_biometric_data_at_submission if {
	process := object.union(_process, {
		"model": {
			"infers_emotion": true,
			"from_biometrics": true,
			"medical_or_safety": false,
		},
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"no-emotion-recognition/banned"} with input as world
}

test_denies_emotions_inferred_from_what_is_not_known_at_submission if {
	process := object.union(_process, {"model": {"infers_emotion": true, "from_biometrics": null}})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"no-emotion-recognition/banned"} with input as world
}

test_accepts_the_tone_of_written_evaluations_at_submission if {
	process := object.union(_process, {"model": {"infers_emotion": true, "from_biometrics": false}})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_biometric_emotion_for_safety_at_submission if {
	process := object.union(_process, {
		"model": {
			"infers_emotion": true,
			"from_biometrics": true,
			"medical_or_safety": true,
		},
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_of_which_nothing_is_told_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"model": null}))
	worlds.codes(rule.findings) == {"no-emotion-recognition/not-known"} with input as world
}

test_holds_a_model_that_does_not_say_whether_it_infers_emotions_at_submission if {
	process := object.union(_process, {"analytics": "descriptive", "model": {"infers_emotion": null}})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"no-emotion-recognition/not-known"} with input as world
}

test_accepts_a_description_without_a_model_at_submission if {
	process := object.union(_process, {"analytics": "descriptive", "model": null})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}
