package code_of_practice.need_to_know_test

import data.code_of_practice.need_to_know as rule
import data.lib.worlds_test as worlds

_act := object.union(worlds.act, {
	"act": {
		"kind": "open",
		"viewer": {
			"is_subject": false,
			"is_assigned": true,
			"stands_in": false,
			"emergency": false,
		},
	},
})

_process := {"level": "person"}

test_accepts_a_student_who_is_assigned_at_act if {
	world := worlds.with_process(_act, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_student_of_somebody_else_at_act if {
	base := object.union(_act, {"act": {"viewer": {"is_assigned": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"need-to-know/not-assigned"} with input as world
}

test_denies_a_viewer_of_whom_nothing_is_known_at_act if {
	base := object.union(_act, {"act": {"viewer": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"need-to-know/not-assigned"} with input as world
}

test_accepts_a_student_of_somebody_who_is_away_at_act if {
	base := object.union(_act, {"act": {"viewer": {"is_assigned": false, "stands_in": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_obliges_for_an_emergency_with_a_reason_at_act if {
	base := object.union(_act, {
		"act": {
			"viewer": {
				"is_assigned": false,
				"emergency": true,
				"emergency_reason_stated": true,
			},
		},
	})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"need-to-know/emergency-told"} with input as world
}

test_denies_an_emergency_without_a_reason_at_act if {
	base := object.union(_act, {"act": {"viewer": {"is_assigned": false, "emergency": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"need-to-know/emergency-without-reason"} with input as world
}

test_accepts_a_view_of_groups_by_anyone_at_act if {
	base := object.union(_act, {"act": {"viewer": {"is_assigned": false}}})
	world := worlds.with_process(base, object.union(_process, {"level": "group"}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_view_of_groups_without_own_words_at_access if {
	worlds.codes(rule.findings) == set() with input as worlds.access
}

test_obliges_for_a_view_of_groups_with_own_words_at_access if {
	world := object.union(worlds.access, {
		"request": {"fields": ["score", "remark"]},
		"dataset": {
			"fields": [
				{
					"field": "score",
					"classification": "measure",
					"national_identifier": false,
				},
				{
					"field": "remark",
					"classification": "free-text",
					"national_identifier": false,
				},
			],
		},
		"approval": {
			"fields": [
				{"field": "score", "form": "as-is"},
				{"field": "remark", "form": "as-is"},
			],
		},
	})
	worlds.codes(rule.findings) == {"need-to-know/own-words-left-out"} with input as world
}

test_leaves_own_words_out_of_a_view_of_groups if {
	fields := [{"field": "score", "classification": "free-text", "national_identifier": false}]
	world := object.union(worlds.access, {"dataset": {"fields": fields}})
	rule.columns == {{"field": "score", "action": "drop"}} with input as world
	rule.columns == set() with input as worlds.access
}

test_obliges_for_rows_about_persons_for_an_adviser_at_access if {
	world := worlds.with_process(_nameless, {"level": "person", "facing": "adviser"})
	worlds.codes(rule.findings) == {"need-to-know/assigned-alone"} with input as world
}

test_accepts_rows_about_persons_for_research_at_access if {
	world := worlds.with_process(_nameless, {"level": "person", "facing": "research"})
	worlds.codes(rule.findings) == set() with input as world
}

test_obliges_for_rows_about_persons_for_a_teacher_at_access if {
	world := worlds.with_process(_nameless, {"level": "person", "facing": "teacher"})
	worlds.codes(rule.findings) == {"need-to-know/assigned-alone"} with input as world
}

_nameless := object.union(worlds.access, {"request": {"asks_identity": false}})

_asked_by(requester) := worlds.with_process(
	object.union(worlds.access, {"request": {"asks_identity": true, "requester": requester}}),
	{"level": "person", "facing": "research"},
)

test_denies_names_of_students_of_somebody_else_at_access if {
	every requester in [
		{},
		{"is_assigned": false},
		{"emergency": true},
		{"emergency": true, "emergency_reason_stated": false},
	] {
		worlds.codes(rule.findings) == {"need-to-know/asker-not-assigned"} with input as _asked_by(requester)
	}
	every requester in [
		{"is_assigned": true},
		{"is_subject": true},
		{"emergency": true, "emergency_reason_stated": true},
	] {
		worlds.codes(rule.findings) == set() with input as _asked_by(requester)
	}
}

test_denies_a_request_that_does_not_say_whether_it_asks_names_at_access if {
	world := object.union(_asked_by({}), {"request": {"asks_identity": null}})
	worlds.codes(rule.findings) == {"need-to-know/asker-not-assigned"} with input as world
}

test_asks_no_assignment_for_names_in_groups_at_access if {
	world := worlds.with_process(_asked_by({}), {"level": "group"})
	worlds.codes(rule.findings) == set() with input as world
}

test_keeps_own_words_at_the_level_of_persons_at_access if {
	fields := [{"field": "remark", "classification": "free-text", "national_identifier": false}]
	changes := {"request": {"fields": ["remark"]}, "dataset": {"fields": fields}}
	rule.columns == {{"field": "remark", "action": "drop"}} with input as object.union(worlds.access, changes)
	rule.columns == set() with input as worlds.with_process(object.union(_nameless, changes), {"level": "person"})
	rule.columns == set() with input as object.union(worlds.access, {"dataset": {"fields": fields}})
}
