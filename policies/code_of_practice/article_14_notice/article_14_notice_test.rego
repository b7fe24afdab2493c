package code_of_practice.article_14_notice_test

import data.code_of_practice.article_14_notice as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {"project": {"notice": {"article_14": "given"}}})

test_accepts_students_who_were_told_of_data_from_others_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_accepts_an_exception_that_is_on_record_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"article_14": "exception"}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_students_who_may_not_have_been_told_at_decision if {
	world := object.union(_approval, {"project": {"notice": null}})
	worlds.codes(rule.findings) == {"article-14-notice/not-known"} with input as world
}

test_holds_students_who_are_still_to_be_told_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"article_14": "due"}}})
	worlds.codes(rule.findings) == {"article-14-notice/due"} with input as world
}

test_denies_students_who_were_told_too_late_at_decision if {
	world := object.union(_approval, {"project": {"notice": {"article_14": "late"}}})
	worlds.codes(rule.findings) == {"article-14-notice/late"} with input as world
}

test_accepts_a_rejected_project_of_which_students_were_told_too_late_at_decision if {
	world := object.union(_approval, {
		"project": {"notice": {"article_14": "late"}},
		"decision": {"outcome": "rejected"},
	})
	worlds.codes(rule.findings) == set() with input as world
}
