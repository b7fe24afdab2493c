package code_of_practice.indicators_test

import data.code_of_practice.indicators as rule
import data.lib.worlds_test as worlds

_process := {
	"indicators": [
		{
			"id": "clicks",
			"definition_stated": true,
			"evidence_stated": true,
			"limits_stated": true,
		},
	],
}

test_accepts_an_indicator_that_is_founded_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_process_that_does_not_name_its_indicators_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"indicators": null}))
	worlds.codes(rule.findings) == {"indicators/not-stated"} with input as world
}

test_holds_an_indicator_without_its_limits_at_decision if {
	process := object.union(_process, {
		"indicators": [
			{
				"id": "clicks",
				"definition_stated": true,
				"evidence_stated": true,
				"limits_stated": false,
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"indicators/incomplete"} with input as world
}

test_holds_an_indicator_that_cannot_be_read_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"indicators": [null]}))
	worlds.codes(rule.findings) == {"indicators/incomplete"} with input as world
}

test_accepts_a_process_without_indicators_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"indicators": []}))
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_without_indicators_at_decision if {
	every model in [{"analytics": "predictive", "model": null}, {"model": {"kind": "clustering"}}, {"model": {}}] {
		world := worlds.with_process(worlds.approval, object.union(model, {"indicators": []}))
		worlds.codes(rule.findings) == {"indicators/not-stated"} with input as world
	}
}

test_accepts_a_model_that_only_writes_without_indicators_at_decision if {
	writes := {"model": {"kind": "generative"}, "indicators": []}
	worlds.codes(rule.findings) == set() with input as worlds.with_process(worlds.approval, writes)
	forecasts := object.union(writes, {"analytics": "predictive"})
	codes := worlds.codes(rule.findings) with input as worlds.with_process(worlds.approval, forecasts)
	codes == {"indicators/not-stated"}
}
