package code_of_practice.same_help_without_consent_test

import data.code_of_practice.same_help_without_consent as rule
import data.lib.worlds_test as worlds

_process := {
	"basis": "consent",
	"level": "person",
	"activity": "application",
	"facing": "adviser",
	"intervention": {"alternative_stated": true},
	"consent": {"share": 0.5},
}

test_accepts_help_that_everybody_gets_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_help_for_consenting_students_alone_at_decision if {
	process := object.union(_process, {"intervention": {"alternative_stated": false}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"same-help-without-consent/no-alternative"} with input as world
}

test_holds_help_without_any_plan_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"intervention": null}))
	worlds.codes(rule.findings) == {"same-help-without-consent/no-alternative"} with input as world
}

test_accepts_a_study_with_consent_that_helps_nobody_at_decision if {
	process := object.union(_process, {"activity": "study", "facing": "research", "intervention": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_few_students_with_consent_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"share": 0.49}}))
	worlds.codes(rule.findings) == {"same-help-without-consent/few-consent"} with input as world
}

test_accepts_an_unknown_share_of_students_with_consent_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"share": null}}))
	worlds.codes(rule.findings) == set() with input as world
}
