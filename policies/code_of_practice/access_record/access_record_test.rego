package code_of_practice.access_record_test

import data.code_of_practice.access_record as rule
import data.lib.worlds_test as worlds

test_obliges_for_a_request_for_data_with_a_record_at_access if {
	worlds.codes(rule.findings) == {"access-record/kept"} with input as worlds.access
}

test_obliges_for_an_act_about_a_person_with_a_record_at_act if {
	worlds.codes(rule.findings) == {"access-record/kept"} with input as worlds.act
}

test_obliges_for_a_release_with_a_record_at_output if {
	worlds.codes(rule.findings) == {"access-record/kept"} with input as worlds.output
}

test_accepts_a_submission_which_is_no_use_of_data_at_submission if {
	worlds.codes(rule.findings) == set() with input as worlds.submission
}

test_accepts_a_release_of_made_up_data_at_output if {
	world := object.union(worlds.output, {"output": {"kind": "synthetic"}})
	worlds.codes(rule.findings) == set() with input as world
}
