package code_of_practice.objection_test

import data.code_of_practice.objection as rule
import data.lib.worlds_test as worlds

_none := {
	"objections_open": 0,
	"objections_upheld": 0,
	"objections_rejected_without_grounds": 0,
	"objections_rejected_for_research": 0,
}

_process := {"basis": "public-task", "subjects": _none}

_act := object.union(worlds.act, {"act": {"subject": {"objection": "none", "restricted": false}}})

_process_act := {"basis": "public-task"}

_rejected := {
	"objection": "rejected",
	"objection_ground": "compelling",
	"objection_grounds_stated": true,
	"objection_fg_advised": true,
}

_research := {"use_types": ["research"], "result_used_on_person": false}

test_accepts_students_of_whom_nobody_objected_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_obliges_for_a_student_who_objected_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"subjects": {"objections_open": 1}}))
	worlds.codes(rule.findings) == {"objection/left-out"} with input as world
}

test_obliges_for_a_student_whose_objection_was_upheld_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"subjects": {"objections_upheld": 1}}))
	worlds.codes(rule.findings) == {"objection/left-out"} with input as world
}

test_holds_objections_that_nobody_counted_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"subjects": {"objections_open": null}}))
	worlds.codes(rule.findings) == {"objection/not-known"} with input as world
}

test_accepts_consent_which_is_withdrawn_and_not_objected_to_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"basis": "consent", "subjects": null}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_student_who_did_not_object_at_act if {
	world := worlds.with_process(_act, _process_act)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_student_whose_objection_is_being_judged_at_act if {
	base := object.union(_act, {"act": {"subject": {"objection": "open"}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"objection/objected"} with input as world
}

test_denies_a_student_whose_objection_was_upheld_at_act if {
	base := object.union(_act, {"act": {"subject": {"objection": "upheld"}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"objection/objected"} with input as world
}

test_accepts_a_student_whose_objection_was_rejected_at_act if {
	base := object.union(_act, {"act": {"subject": _rejected}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_student_of_whom_nothing_is_known_at_act if {
	base := object.union(_act, {"act": {"subject": {"objection": null}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"objection/not-known"} with input as world
}

test_denies_a_student_whose_processing_is_restricted_at_act if {
	base := object.union(_act, {"act": {"subject": {"restricted": true}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"objection/restricted"} with input as world
}

test_denies_an_unknown_restriction_at_act if {
	base := object.union(_act, {"act": {"subject": {"restricted": null}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"objection/restricted"} with input as world
}

test_excludes_students_who_objected if {
	process := object.union(_process, {"subjects": {"objections_open": 1}})
	obligations := {{"type": "exclude-subjects", "reasons": ["objection"]}}
	rule.obligations == obligations with input as worlds.with_process(worlds.access, process)
	rule.obligations == set() with input as worlds.with_process(worlds.access, _process)
}

test_holds_an_objection_that_was_rejected_without_grounds_or_advice_at_act if {
	every fact in ["objection_ground", "objection_grounds_stated", "objection_fg_advised"] {
		base := object.union(_act, {"act": {"subject": object.union(_rejected, {fact: null})}})
		codes := worlds.codes(rule.findings) with input as worlds.with_process(base, _process_act)
		codes == {"objection/not-grounded"}
	}
}

test_leaves_students_out_whose_objection_was_rejected_without_grounds_at_access if {
	process := object.union(_process, {"subjects": {"objections_rejected_without_grounds": 1}})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"objection/left-out"} with input as world
	rule.obligations == {{"type": "exclude-subjects", "reasons": ["objection"]}} with input as world
}

test_asks_no_objection_for_a_message_about_a_group_at_act if {
	message := {"kind": "message", "message": {"to": "staff-group"}, "subject": null}
	world := worlds.with_process(object.union(_act, {"act": message}), _process_act)
	worlds.codes(rule.findings) == set() with input as world
	to_student := object.union(world, {"act": {"message": {"to": "student"}}})
	codes := worlds.codes(rule.findings) with input as to_student
	codes == {"objection/not-known", "objection/restricted"}
}

_refused := object.union(_rejected, {"objection_ground": "research"})

_rejected_for_research := object.union(_act, {"act": {"subject": _refused}})

test_accepts_an_objection_that_was_rejected_for_research_on_a_public_task_at_act if {
	world := worlds.with_process(_rejected_for_research, object.union(_process_act, _research))
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_an_objection_that_was_rejected_for_research_that_it_is_not_at_act if {
	others := [
		{"use_types": ["research", "guidance"]},
		{"result_used_on_person": true},
		{"result_used_on_person": null},
		{"basis": "legitimate-interest"},
	]
	every other in others {
		process := object.union_n([_process_act, _research, other])
		codes := worlds.codes(rule.findings) with input as worlds.with_process(_rejected_for_research, process)
		codes == {"objection/not-grounded"}
	}
}

test_asks_the_advice_of_the_fg_on_research_too_at_act if {
	base := object.union(_rejected_for_research, {"act": {"subject": {"objection_fg_advised": false}}})
	world := worlds.with_process(base, object.union(_process_act, _research))
	worlds.codes(rule.findings) == {"objection/not-grounded"} with input as world
}

test_leaves_out_who_was_refused_for_research_where_the_process_is_none_at_access if {
	process := object.union(_process, {"subjects": {"objections_rejected_for_research": 2}})
	found := rule.findings with input as worlds.with_process(worlds.access, process)
	worlds.codes(found) == {"objection/left-out"}
	{one.params.students | some one in found} == {2}
	research := object.union(process, _research)
	worlds.codes(rule.findings) == set() with input as worlds.with_process(worlds.access, research)
}

test_holds_refusals_for_research_that_nobody_counted_at_access if {
	process := object.union(_process, {"subjects": {"objections_rejected_for_research": null}})
	worlds.codes(rule.findings) == {"objection/not-known"} with input as worlds.with_process(worlds.access, process)
}
