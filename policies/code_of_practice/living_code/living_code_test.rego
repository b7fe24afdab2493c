package code_of_practice.living_code_test

import data.code_of_practice.living_code as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"institution": {
		"code": {
			"version": "2026.1",
			"months_since_adoption": 10,
			"extended": false,
			"newer_in_force": false,
			"fits_regulation": true,
			"students_took_part": true,
			"retired": false,
		},
	},
})

_review := object.union(worlds.review, {
	"institution": {
		"code": {
			"version": "2026.1",
			"months_since_adoption": 10,
			"extended": false,
			"newer_in_force": false,
			"fits_regulation": true,
			"students_took_part": true,
			"retired": false,
		},
	},
})

test_accepts_a_code_of_ten_months_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_code_of_unknown_age_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"months_since_adoption": null}}})
	worlds.codes(rule.findings) == {"living-code/not-known"} with input as world
}

test_warns_of_a_code_of_eleven_months_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"months_since_adoption": 11}}})
	worlds.codes(rule.findings) == {"living-code/due-soon"} with input as world
}

test_holds_a_code_of_twelve_months_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"months_since_adoption": 12}}})
	worlds.codes(rule.findings) == {"living-code/past-term"} with input as world
}

test_warns_of_a_code_of_twelve_months_that_was_extended_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"months_since_adoption": 12, "extended": true}}})
	worlds.codes(rule.findings) == {"living-code/due-soon"} with input as world
}

test_holds_an_extended_code_of_fifteen_months_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"months_since_adoption": 15, "extended": true}}})
	worlds.codes(rule.findings) == {"living-code/past-term"} with input as world
}

test_holds_a_code_made_without_students_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"students_took_part": false}}})
	worlds.codes(rule.findings) == {"living-code/without-students"} with input as world
}

test_holds_a_code_not_held_against_the_regulation_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"fits_regulation": null}}})
	worlds.codes(rule.findings) == {"living-code/regulation-not-compared"} with input as world
}

test_holds_a_code_of_which_nothing_is_known_at_decision if {
	world := object.union(_approval, {"institution": {"code": null}})
	expected := {
		"living-code/not-known",
		"living-code/regulation-not-compared",
		"living-code/without-students",
	}
	worlds.codes(rule.findings) == expected with input as world
}

test_accepts_a_rejection_under_a_code_past_its_term_at_decision if {
	world := object.union(_approval, {
		"institution": {"code": {"months_since_adoption": 20}},
		"decision": {"outcome": "rejected"},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_running_project_under_the_newest_code_at_review if {
	worlds.codes(rule.findings) == set() with input as _review
}

test_warns_of_a_running_project_under_an_earlier_code_at_review if {
	world := object.union(_review, {"institution": {"code": {"newer_in_force": true}}})
	worlds.codes(rule.findings) == {"living-code/newer-version"} with input as world
}

test_warns_of_a_running_project_under_a_code_past_its_term_at_review if {
	world := object.union(_review, {"institution": {"code": {"months_since_adoption": 20}}})
	worlds.codes(rule.findings) == {"living-code/due-soon"} with input as world
}

test_holds_a_running_project_under_a_code_of_unknown_age_at_review if {
	world := object.union(_review, {"institution": {"code": {"version": null}}})
	worlds.codes(rule.findings) == {"living-code/not-known"} with input as world
}

test_holds_a_code_whose_last_version_is_retired_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"retired": true}}})
	worlds.codes(rule.findings) == {"living-code/none-in-force"} with input as world
}

test_holds_a_code_of_which_nobody_knows_whether_it_is_retired_at_decision if {
	world := object.union(_approval, {"institution": {"code": {"retired": null}}})
	worlds.codes(rule.findings) == {"living-code/not-known"} with input as world
}

test_accepts_a_rejection_under_a_retired_code_at_decision if {
	world := object.union(_approval, {
		"institution": {"code": {"retired": true}},
		"decision": {"outcome": "rejected"},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_running_project_under_a_retired_code_at_review if {
	world := object.union(_review, {"institution": {"code": {"retired": true}}})
	worlds.codes(rule.findings) == {"living-code/runs-without"} with input as world
}
