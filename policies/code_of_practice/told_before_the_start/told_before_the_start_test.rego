package code_of_practice.told_before_the_start_test

import data.code_of_practice.told_before_the_start as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"project": {
		"notice": {
			"published_on": "2026-11-01",
			"before_start": true,
			"who_stated": true,
			"purpose_stated": true,
			"basis_stated": true,
			"data_stated": true,
			"recipients_stated": true,
			"retention_stated": true,
			"rights_stated": true,
			"objection_apart": true,
			"logic_stated": true,
			"delayed": "no",
			"debrief_planned": false,
			"withdrawal_offered": false,
			"article_14": "not-needed",
		},
	},
})

test_accepts_a_notice_that_tells_everything_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_denies_a_notice_that_comes_too_late_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"before_start": false}}})
	worlds.codes(rule.findings) == {"told-before-the-start/not-published"} with input as world
}

test_denies_a_notice_that_is_published_tomorrow_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"published_on": "2026-11-23"}}})
	worlds.codes(rule.findings) == {"told-before-the-start/not-published"} with input as world
}

test_denies_a_notice_without_recipients_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"recipients_stated": false}}})
	worlds.codes(rule.findings) == {"told-before-the-start/incomplete"} with input as world
}

test_denies_a_notice_in_which_the_right_to_object_is_hidden_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"objection_apart": false}}})
	worlds.codes(rule.findings) == {"told-before-the-start/objection-not-apart"} with input as world
}

test_accepts_a_notice_on_consent_without_the_right_to_object_at_decision if {
	base := object.union(_approval, {"project": {"notice": {"objection_apart": null}}})
	world := worlds.with_process(base, {"basis": "consent"})
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_notice_that_is_silent_on_the_model_at_decision if {
	base := object.union(_approval, {"project": {"notice": {"logic_stated": false}}})
	world := worlds.with_process(base, {"analytics": "predictive"})
	worlds.codes(rule.findings) == {"told-before-the-start/logic-not-told"} with input as world
}

test_denies_a_purpose_that_is_told_afterwards_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"delayed": "purpose"}}})
	worlds.codes(rule.findings) == {"told-before-the-start/told-afterwards"} with input as world
}

test_accepts_a_hypothesis_that_waits_with_guards_at_decision if {
	world := object.union(_approval, {
		"project": {
			"notice": {
				"delayed": "hypothesis",
				"debrief_planned": true,
				"withdrawal_offered": true,
			},
		},
		"advices": [
			{
				"by": "ethics-committee",
				"about": "delayed-notice",
				"outcome": "positive",
				"expired": false,
			},
		],
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_hypothesis_that_waits_without_a_way_out_at_decision if {
	world := object.union(_approval, {
		"project": {
			"notice": {
				"delayed": "hypothesis",
				"debrief_planned": true,
				"withdrawal_offered": false,
			},
		},
		"advices": [
			{
				"by": "ethics-committee",
				"about": "delayed-notice",
				"outcome": "positive",
				"expired": false,
			},
		],
	})
	worlds.codes(rule.findings) == {"told-before-the-start/hypothesis-unguarded"} with input as world
}

test_accepts_a_rejected_project_without_a_notice_at_decision if {
	world := object.union(_approval, {"project": {"notice": null}, "decision": {"outcome": "rejected"}})
	worlds.codes(rule.findings) == set() with input as world
}
