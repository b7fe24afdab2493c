package code_of_practice.all_rights_shown_test

import data.code_of_practice.all_rights_shown as rule
import data.lib.worlds_test as worlds

test_obliges_for_a_submission_with_the_rights_of_students_at_submission if {
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as worlds.submission
}

test_obliges_for_a_decision_with_the_rights_of_students_at_decision if {
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as worlds.approval
}

test_obliges_for_a_request_with_the_rights_of_students_at_access if {
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as worlds.access
}

test_obliges_for_an_act_with_the_rights_of_the_student_at_act if {
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as worlds.act
}

test_obliges_for_a_review_with_the_rights_of_students_at_review if {
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as worlds.review
}

test_obliges_for_a_release_with_the_rights_of_students_at_output if {
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as worlds.output
}

test_accepts_a_rejected_project_which_processes_nothing_at_decision if {
	world := object.union(worlds.approval, {"decision": {"outcome": "rejected"}})
	worlds.codes(rule.findings) == set() with input as world
}

_research := {"use_types": ["research"], "result_used_on_person": false}

_limited(world, changes, limits) := worlds.with_process(world, object.union(changes, {"rights_limited": limits}))

_access := {"right": "access", "ground": "uavg-44"}

test_holds_a_process_of_which_limits_of_rights_are_not_known if {
	every world in [worlds.approval, worlds.review] {
		codes := worlds.codes(rule.findings) with input as _limited(world, _research, null)
		codes == {"all-rights-shown/shown", "all-rights-shown/limits-not-stated"}
	}
}

test_accepts_limits_of_research_each_with_its_article_at_decision if {
	limits := [
		_access,
		{"right": "rectification", "ground": "uavg-44"},
		{"right": "restriction", "ground": "uavg-44"},
		{"right": "erasure", "ground": "gdpr-17-3-d"},
		{"right": "objection", "ground": "gdpr-21-6"},
	]
	world := _limited(worlds.approval, _research, limits)
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as world
}

test_holds_a_limit_without_the_article_that_allows_it_at_decision if {
	limits := [
		{"right": "access", "ground": null},
		{"right": "access", "ground": "gdpr-21-6"},
		{"right": "complaint", "ground": "uavg-44"},
		{"right": "portability", "ground": null},
		null,
	]
	every limit in limits {
		codes := worlds.codes(rule.findings) with input as _limited(worlds.approval, _research, [_access, limit])
		codes == {"all-rights-shown/shown", "all-rights-shown/limit-without-ground"}
	}
}

test_holds_a_limit_of_objection_to_research_without_a_public_task_at_decision if {
	process := object.union(_research, {"basis": "legitimate-interest"})
	world := _limited(worlds.approval, process, [{"right": "objection", "ground": "gdpr-21-6"}])
	codes := worlds.codes(rule.findings) with input as world
	codes == {"all-rights-shown/shown", "all-rights-shown/limit-without-ground"}
}

test_denies_a_limit_outside_research if {
	every world in [worlds.approval, worlds.review] {
		codes := worlds.codes(rule.findings) with input as _limited(world, {"use_types": ["guidance"]}, [_access])
		codes == {"all-rights-shown/shown", "all-rights-shown/limit-outside-research"}
	}
}

test_names_the_right_that_is_limited_at_decision if {
	found := rule.findings with input as _limited(worlds.approval, {}, [_access, null])
	{one.params.right | some one in found; one.effect == "deny"} == {"access", null}
}

test_asks_no_limits_of_a_submission_at_submission if {
	world := _limited(worlds.submission, _research, null)
	worlds.codes(rule.findings) == {"all-rights-shown/shown"} with input as world
}
