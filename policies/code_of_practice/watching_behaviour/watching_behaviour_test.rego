package code_of_practice.watching_behaviour_test

import data.code_of_practice.watching_behaviour as rule
import data.lib.worlds_test as worlds

_process := {
	"modality": [],
	"large_scale": false,
	"continuous": false,
	"small_scale_reason_stated": true,
}

_advice(outcome) := {"by": "ethics-committee", "about": "behaviour", "outcome": outcome, "expired": false}

_approval := object.union(worlds.approval, {
	"project": {"dpia": {"done": true, "fits": true}},
	"advices": [_advice("positive")],
})

_process_approval := {"modality": ["location"], "large_scale": false}

test_accepts_a_process_that_watches_nobody_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_process_that_does_not_say_whether_it_watches_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"modality": null}))
	worlds.codes(rule.findings) == {"watching-behaviour/modality-not-stated"} with input as world
}

test_warns_of_a_process_that_follows_location_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"modality": ["location"]}))
	worlds.codes(rule.findings) == {"watching-behaviour/dpia-ahead"} with input as world
}

test_accepts_behaviour_on_a_small_scale_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"modality": ["behaviour"]}))
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_behaviour_that_goes_on_or_of_which_no_reason_is_stated_at_submission if {
	process := object.union(_process, {"modality": ["behaviour"]})
	every fact in ["continuous", "large_scale", "small_scale_reason_stated"] {
		lacking := worlds.with_process(worlds.submission, object.union(process, {fact: null}))
		worlds.codes(rule.findings) == {"watching-behaviour/dpia-ahead"} with input as lacking
		other := worlds.with_process(worlds.submission, object.union(process, {fact: process[fact] == false}))
		worlds.codes(rule.findings) == {"watching-behaviour/dpia-ahead"} with input as other
	}
}

test_holds_location_with_a_dpia_of_something_else_at_decision if {
	every fits in [false, null] {
		base := object.union(_approval, {"project": {"dpia": {"fits": fits}}})
		world := worlds.with_process(base, _process_approval)
		worlds.codes(rule.findings) == {"watching-behaviour/no-dpia"} with input as world
	}
}

test_warns_of_behaviour_on_a_large_scale_at_submission if {
	process := object.union(_process, {"modality": ["behaviour"], "large_scale": true})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"watching-behaviour/dpia-ahead"} with input as world
}

test_accepts_location_with_dpia_and_advice_at_decision if {
	world := worlds.with_process(_approval, _process_approval)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_location_without_a_dpia_at_decision if {
	base := object.union(_approval, {"project": {"dpia": {"done": false}}})
	world := worlds.with_process(base, _process_approval)
	worlds.codes(rule.findings) == {"watching-behaviour/no-dpia"} with input as world
}

test_holds_location_without_advice_of_the_ethics_committee_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, _process_approval)
	worlds.codes(rule.findings) == {"watching-behaviour/advice-awaited"} with input as world
}

test_holds_location_against_the_advice_of_the_ethics_committee_at_decision if {
	base := object.union(_approval, {"advices": [_advice("negative")]})
	world := worlds.with_process(base, _process_approval)
	worlds.codes(rule.findings) == {"watching-behaviour/advice-not-answered"} with input as world
}

test_watches_persons_who_infers_emotions_at_decision if {
	dpia := {"project": {"dpia": {"done": false}}}
	base := object.union(_approval, dpia)
	emotions := {"modality": [], "model": {"infers_emotion": true, "from_biometrics": false}}
	codes := worlds.codes(rule.findings) with input as worlds.with_process(base, emotions)
	codes == {"watching-behaviour/no-dpia"}
	none := object.union(emotions, {"model": {"infers_emotion": false}})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(base, none)
}
