package code_of_practice.not_for_examination_test

import data.code_of_practice.not_for_examination as rule
import data.lib.worlds_test as worlds

_process := {
	"level": "person",
	"recipients": [{"kind": "advisers", "examination_board": false}],
}

_act := object.union(worlds.act, {"act": {"viewer": {"examination_board": false}}})

_process_act := {"level": "person"}

test_accepts_persons_for_their_advisers_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_persons_for_the_examination_board_at_access if {
	process := object.union(_process, {"recipients": [{"kind": "board", "examination_board": true}]})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"not-for-examination/to-examination-board"} with input as world
}

test_accepts_groups_for_the_examination_board_at_access if {
	process := object.union(_process, {
		"level": "group",
		"recipients": [{"kind": "board", "examination_board": true}],
	})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_persons_for_somebody_unknown_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"recipients": null}))
	worlds.codes(rule.findings) == {"not-for-examination/not-known"} with input as world
}

test_accepts_an_act_of_an_adviser_at_act if {
	world := worlds.with_process(_act, _process_act)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_act_of_the_examination_board_at_act if {
	base := object.union(_act, {"act": {"viewer": {"examination_board": true}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"not-for-examination/to-examination-board"} with input as world
}

test_denies_an_act_of_somebody_who_may_sit_on_the_board_at_act if {
	base := object.union(_act, {"act": {"viewer": null}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"not-for-examination/not-known"} with input as world
}

test_denies_what_would_count_in_an_assessment_at_access if {
	every change in [{"decision": {"kind": "grade"}}, {"use_types": ["guidance", "grading"]}] {
		world := worlds.with_process(worlds.access, object.union(_process, change))
		worlds.codes(rule.findings) == {"not-for-examination/into-assessment"} with input as world
	}
	guidance := worlds.with_process(worlds.access, object.union(_process, {"decision": {"kind": "guidance"}}))
	worlds.codes(rule.findings) == set() with input as guidance
}

test_lets_groups_be_analysed_for_assessment_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"level": "group", "use_types": ["grading"]}))
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_what_is_used_for_nobody_knows_what_at_access if {
	every uses in [null, [], [null]] {
		world := worlds.with_process(worlds.access, object.union(_process, {"use_types": uses}))
		worlds.codes(rule.findings) == {"not-for-examination/use-not-stated"} with input as world
	}
}
