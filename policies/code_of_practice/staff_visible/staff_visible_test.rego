package code_of_practice.staff_visible_test

import data.code_of_practice.staff_visible as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"advices": [
		{
			"by": "works-council",
			"about": "staff-visible",
			"outcome": "positive",
			"expired": false,
		},
	],
})

_process := {"staff_visible": true}

_review := object.union(worlds.review, {
	"advices": [
		{
			"by": "works-council",
			"about": "staff-visible",
			"outcome": "positive",
			"expired": false,
		},
	],
})

test_accepts_staff_who_are_visible_with_the_consent_of_the_works_council_at_decision if {
	world := worlds.with_process(_approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_staff_who_are_visible_without_a_decision_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"staff-visible/no-decision"} with input as world
}

test_holds_staff_who_are_visible_against_the_works_council_at_decision if {
	base := object.union(_approval, {
		"advices": [
			{
				"by": "works-council",
				"about": "staff-visible",
				"outcome": "negative",
				"expired": false,
			},
		],
	})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"staff-visible/no-decision"} with input as world
}

test_denies_staff_who_may_be_visible_at_decision if {
	world := worlds.with_process(_approval, object.union(_process, {"staff_visible": null}))
	worlds.codes(rule.findings) == {"staff-visible/not-stated"} with input as world
}

test_accepts_staff_who_are_not_visible_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, object.union(_process, {"staff_visible": false}))
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_running_project_that_shows_staff_without_a_decision_at_review if {
	base := object.union(_review, {"advices": null})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"staff-visible/no-decision"} with input as world
}
