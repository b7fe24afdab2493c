package code_of_practice.fundamental_rights_test

import data.code_of_practice.fundamental_rights as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"today": "2027-12-02",
	"institution": {"legal_form": "public", "public_body": true},
	"project": {
		"legacy": false,
		"fria": {
			"done": true,
			"process_stated": true,
			"period_stated": true,
			"groups_stated": true,
			"harms_stated": true,
			"oversight_stated": true,
			"complaints_stated": true,
			"notified": true,
		},
	},
})

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

test_accepts_a_high_risk_model_with_its_assessment_at_decision if {
	world := worlds.with_process(_approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_high_risk_model_without_its_assessment_at_decision if {
	base := object.union(_approval, {"project": {"fria": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as world
}

test_denies_an_assessment_that_leaves_out_the_harms_at_decision if {
	base := object.union(_approval, {"project": {"fria": {"harms_stated": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as world
}

test_denies_a_high_risk_model_of_which_the_supervisor_does_not_know_at_decision if {
	base := object.union(_approval, {"project": {"fria": {"notified": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as world
}

test_warns_of_a_high_risk_model_a_day_before_the_duty_at_decision if {
	base := object.union(_approval, {"today": "2027-12-01", "project": {"fria": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"fundamental-rights/advised"} with input as world
}

test_warns_of_an_existing_high_risk_model_at_decision if {
	base := object.union(_approval, {"project": {"legacy": true, "fria": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"fundamental-rights/advised"} with input as world
}

test_accepts_an_institution_without_a_public_service_at_decision if {
	institution := {"legal_form": "private", "public_body": false}
	base := object.union(_approval, {"institution": institution, "project": {"fria": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_model_without_a_use_in_the_annex_at_decision if {
	base := object.union(_approval, {"project": {"fria": null}})
	world := worlds.with_process(base, object.union(_process, {"model": {"ai_act": {"uses": []}}}))
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_model_of_which_the_uses_are_not_known_at_decision if {
	base := object.union(_approval, {"project": {"fria": null}})
	world := worlds.with_process(base, object.union(_process, {"model": null}))
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as world
}

test_accepts_a_use_in_the_annex_with_a_reason_and_no_profiling_at_decision if {
	base := object.union(_approval, {"project": {"fria": null}})
	world := worlds.with_process(base, object.union(_process, {"model": {"ai_act": {"profiling": false}}}))
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_model_that_is_still_made_once_the_duty_applies_at_decision if {
	base := object.union(_approval, {"project": {"fria": null}})
	world := worlds.with_process(base, object.union(_process, {"activity": "development"}))
	worlds.codes(rule.findings) == {"fundamental-rights/advised"} with input as world
}

test_accepts_a_whole_assessment_before_the_duty_applies_at_decision if {
	world := worlds.with_process(object.union(_approval, {"today": "2027-12-01"}), _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_counts_nothing_of_an_assessment_that_is_not_done_at_decision if {
	base := object.union(_approval, {"project": {"fria": {"done": false}}})
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as worlds.with_process(base, _process)
}

test_gives_the_later_day_to_public_authorities_alone_at_decision if {
	every form in ["private", null] {
		base := object.union(_approval, {"project": {"legacy": true, "fria": null}, "institution": {"legal_form": form}})
		world := worlds.with_process(base, _process)
		worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as world
	}
}

test_denies_a_private_institution_that_provides_a_public_service_without_its_assessment_at_decision if {
	base := object.union(_approval, {"project": {"fria": null}, "institution": {"legal_form": "private"}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as world
}

test_denies_a_high_risk_model_that_advisers_see_and_that_is_called_a_study if {
	base := object.union(_approval, {"project": {"fria": {"done": false}}})
	study := object.union(_process, {"activity": "study", "level": "person", "facing": "adviser"})
	worlds.codes(rule.findings) == {"fundamental-rights/incomplete"} with input as worlds.with_process(base, study)
	kept := worlds.with_process(base, object.union(study, {"facing": "research"}))
	worlds.codes(rule.findings) == {"fundamental-rights/advised"} with input as kept
}
