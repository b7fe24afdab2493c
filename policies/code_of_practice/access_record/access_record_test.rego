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

test_warns_for_a_record_without_any_rule_of_its_own_at_access if {
	world := json.remove(worlds.access, ["institution/access_record"])
	_parts_of(rule.findings) == [["dpia", "reading-rules", "term"]] with input as world
}

test_warns_for_a_record_without_a_term_at_access if {
	_parts_of(rule.findings) == [["term"]] with input as _with({"kept_months": null})
}

test_warns_for_a_record_that_anybody_may_read_at_access if {
	_parts_of(rule.findings) == [["reading-rules"]] with input as _with({"reading_rules_stated": false})
}

test_warns_for_a_record_whose_dpia_is_of_tomorrow_at_access if {
	_parts_of(rule.findings) == [["dpia"]] with input as _with({"dpia_on": "2026-11-23"})
}

test_accepts_a_record_whose_dpia_is_of_today_at_access if {
	_parts_of(rule.findings) == [] with input as _with({"dpia_on": "2026-11-22"})
}

_parts_of(findings) := [found.params.parts |
	some found in findings
	found.code == "access-record/without-rules"
]

_with(said) := object.union(worlds.access, {"institution": {"access_record": said}})
