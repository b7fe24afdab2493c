package code_of_practice.no_way_back_test

import data.code_of_practice.no_way_back as rule
import data.lib.worlds_test as worlds

_access := object.union(worlds.access, {"request": {"asks_identity": true, "requester": {"may_reidentify": true}}})

_act := object.union(worlds.act, {"act": {"viewer": {"is_assigned": true}}})

_process := {"level": "person", "reidentification_mandate": true}

test_accepts_names_asked_by_who_is_named_for_it_at_access if {
	world := worlds.with_process(_access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_request_without_names_at_access if {
	base := object.union(_access, {"request": {"asks_identity": false, "requester": {"may_reidentify": null}}})
	process := object.union(_process, {"level": "group", "reidentification_mandate": null})
	world := worlds.with_process(base, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_request_that_does_not_say_whether_it_asks_names_at_access if {
	base := object.union(_access, {"request": {"asks_identity": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"no-way-back/not-stated"} with input as world
}

test_denies_names_asked_about_a_group_at_access if {
	world := worlds.with_process(_access, object.union(_process, {"level": "group"}))
	worlds.codes(rule.findings) == {"no-way-back/not-at-person-level"} with input as world
}

test_denies_names_asked_without_approval_at_access if {
	world := worlds.with_process(_access, object.union(_process, {"reidentification_mandate": false}))
	worlds.codes(rule.findings) == {"no-way-back/no-mandate"} with input as world
}

test_denies_names_asked_by_somebody_else_at_access if {
	base := object.union(_access, {"request": {"requester": {"may_reidentify": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"no-way-back/not-named"} with input as world
}

test_accepts_an_act_under_an_approval_to_link_at_act if {
	world := worlds.with_process(_act, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_act_without_approval_to_link_at_act if {
	world := worlds.with_process(_act, object.union(_process, {"reidentification_mandate": null}))
	worlds.codes(rule.findings) == {"no-way-back/no-mandate"} with input as world
}

test_accepts_a_student_who_looks_at_the_own_data_at_act if {
	base := object.union(worlds.act, {"act": {"viewer": {"is_subject": true}}})
	world := worlds.with_process(base, object.union(_process, {"reidentification_mandate": null}))
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_act_of_somebody_who_is_not_named_at_act if {
	base := object.union(_act, {"act": {"viewer": {"is_assigned": false}}})
	worlds.codes(rule.findings) == {"no-way-back/not-named"} with input as worlds.with_process(base, _process)
	named := object.union(base, {"act": {"viewer": {"may_reidentify": true}}})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(named, _process)
}

test_links_nothing_for_a_message_about_a_group_or_a_question_for_consent_at_act if {
	every act in [{"kind": "message", "message": {"to": "staff-group"}}, {"kind": "consent-request"}] {
		world := worlds.with_process(object.union(worlds.act, {"act": act}), {"level": "group"})
		worlds.codes(rule.findings) == set() with input as world
	}
	opened := worlds.with_process(object.union(worlds.act, {"act": {"kind": "open"}}), {"level": "group"})
	"no-way-back/not-at-person-level" in worlds.codes(rule.findings) with input as opened
}
