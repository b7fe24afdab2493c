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
