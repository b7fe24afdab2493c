package code_of_practice.council_list_test

import data.code_of_practice.council_list as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"project": {
		"council": {
			"listed_this_cycle": true,
			"interim_notice_over": false,
			"remark_answered": true,
		},
	},
})

_review := object.union(worlds.review, {
	"project": {
		"council": {
			"listed_this_cycle": true,
			"interim_notice_over": false,
			"remark_answered": true,
		},
	},
})

_output := object.union(worlds.output, {"output": {"audience": "council"}})

test_accepts_a_project_on_the_list_of_the_council_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_project_that_the_council_has_not_seen_at_decision if {
	world := object.union(_approval, {"project": {"council": {"listed_this_cycle": false}}})
	worlds.codes(rule.findings) == {"council-list/not-listed"} with input as world
}

test_accepts_a_project_told_in_between_at_decision if {
	world := object.union(_approval, {
		"project": {
			"council": {
				"listed_this_cycle": false,
				"interim_notice_over": true,
			},
		},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_project_that_the_council_asked_for_at_decision if {
	world := object.union(_approval, {"project": {"council_request": true, "council": null}})
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_remark_of_the_council_without_an_answer_at_decision if {
	world := object.union(_approval, {"project": {"council": {"remark_answered": false}}})
	worlds.codes(rule.findings) == {"council-list/remark-open"} with input as world
}

test_holds_a_running_project_that_is_not_on_the_list_at_review if {
	world := object.union(_review, {"project": {"council": null}})
	worlds.codes(rule.findings) == {"council-list/not-listed"} with input as world
}

test_accepts_a_release_for_the_council_at_output if {
	worlds.codes(rule.findings) == set() with input as _output
}

test_denies_a_release_for_nobody_known_at_output if {
	world := object.union(_output, {"output": {"audience": null}})
	worlds.codes(rule.findings) == {"council-list/audience-not-stated"} with input as world
}

test_denies_a_release_for_the_board_alone_at_output if {
	world := object.union(_output, {"output": {"audience": "board-only"}})
	worlds.codes(rule.findings) == {"council-list/board-only"} with input as world
}

_inspected := {
	"audience": "board-only",
	"confidential_inspection": true,
	"refusal_reason_stated": true,
	"embargo_until": "2026-11-22",
}

test_accepts_a_release_for_the_board_that_the_council_sees_in_confidence_at_output if {
	worlds.codes(rule.findings) == set() with input as object.union(_output, {"output": _inspected})
}

test_denies_an_inspection_without_reason_or_day_or_past_its_day_at_output if {
	every change in [{"refusal_reason_stated": null}, {"embargo_until": null}, {"embargo_until": "2026-11-21"}] {
		world := object.union(_output, {"output": object.union(_inspected, change)})
		worlds.codes(rule.findings) == {"council-list/board-only"} with input as world
	}
}
