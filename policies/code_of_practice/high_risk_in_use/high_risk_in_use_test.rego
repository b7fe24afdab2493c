package code_of_practice.high_risk_in_use_test

import data.code_of_practice.high_risk_in_use as rule
import data.lib.worlds_test as worlds

_process := {
	"activity": "application",
	"analytics": "predictive",
	"model": {
		"kind": "ranking",
		"ai_act": {
			"classified": true,
			"uses": ["access"],
			"profiling": true,
			"reason_stated": true,
			"overseers": 1,
			"log_months": 6,
			"students_told": true,
			"registered": true,
		},
	},
}

test_accepts_a_high_risk_model_that_is_overseen_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_high_risk_model_without_overseers_at_decision if {
	process := object.union(_process, {"model": {"ai_act": {"overseers": 0}}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"high-risk-in-use/lacking"} with input as world
}

test_holds_a_high_risk_model_with_logs_of_five_months_at_decision if {
	process := object.union(_process, {"model": {"ai_act": {"log_months": 5}}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"high-risk-in-use/lacking"} with input as world
}

test_holds_a_high_risk_model_of_which_students_know_nothing_at_decision if {
	process := object.union(_process, {"model": {"ai_act": {"students_told": null}}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"high-risk-in-use/lacking"} with input as world
}

test_denies_a_high_risk_model_that_is_not_registered_once_the_duty_applies_at_decision if {
	base := object.union(worlds.approval, {"today": "2027-12-02"})
	world := worlds.with_process(base, object.union(_process, {"model": {"ai_act": {"registered": false}}}))
	worlds.codes(rule.findings) == {"high-risk-in-use/duty-not-met"} with input as world
}

test_accepts_a_high_risk_model_that_is_not_in_use_at_decision if {
	process := object.union(_process, {"activity": "development", "model": {"ai_act": {"overseers": 0}}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_an_act_on_a_high_risk_model_without_overseers_at_act if {
	world := worlds.with_process(worlds.act, object.union(_process, {"model": {"ai_act": {"overseers": null}}}))
	worlds.codes(rule.findings) == {"high-risk-in-use/lacking"} with input as world
}

test_accepts_an_act_on_a_high_risk_model_that_is_overseen_at_act if {
	world := worlds.with_process(worlds.act, _process)
	worlds.codes(rule.findings) == set() with input as world
}

# An institution of this form that provides a public service, once the duty applies.
_once_it_applies(form) := object.union(worlds.approval, {
	"today": "2028-01-01",
	"institution": {"legal_form": form, "public_body": true},
})

test_asks_registration_of_a_public_authority_alone_at_decision if {
	process := object.union(_process, {"model": {"ai_act": {"registered": false}}})
	every form in ["public", null] {
		world := worlds.with_process(_once_it_applies(form), process)
		worlds.codes(rule.findings) == {"high-risk-in-use/duty-not-met"} with input as world
	}
	worlds.codes(rule.findings) == set() with input as worlds.with_process(_once_it_applies("private"), process)
}

test_accepts_a_model_that_is_overseen_once_the_duty_applies_at_decision if {
	base := object.union(worlds.approval, {"today": "2028-01-01"})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(base, _process)
}

test_holds_a_high_risk_model_that_advisers_see_and_that_is_called_a_study_at_decision if {
	study := {"activity": "study", "level": "person", "facing": "adviser", "model": {"ai_act": {"overseers": 0}}}
	world := worlds.with_process(worlds.approval, object.union(_process, study))
	worlds.codes(rule.findings) == {"high-risk-in-use/lacking"} with input as world
	researched := object.union_n([_process, study, {"facing": "research"}])
	kept := worlds.with_process(worlds.approval, researched)
	worlds.codes(rule.findings) == set() with input as kept
}
