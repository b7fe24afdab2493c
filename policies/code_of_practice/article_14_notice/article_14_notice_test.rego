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

# A process on data of this origin, of a project that says that no data come from others.
_not_needed(origin) := worlds.with_process(
	object.union(worlds.approval, {"project": {"notice": {"article_14": "not-needed"}}}),
	{"obtained_from": origin},
)

test_holds_data_from_others_for_which_no_notice_would_be_needed_at_decision if {
	worlds.codes(rule.findings) == {"article-14-notice/data-from-others"} with input as _not_needed("other")
}

test_holds_data_of_unknown_origin_for_which_no_notice_would_be_needed_at_decision if {
	every origin in [null, "elsewhere"] {
		worlds.codes(rule.findings) == {"article-14-notice/origin-not-known"} with input as _not_needed(origin)
	}
}

test_accepts_data_from_the_students_themselves_or_about_nobody_without_notice_at_decision if {
	every origin in ["subject", "nobody"] {
		worlds.codes(rule.findings) == set() with input as _not_needed(origin)
	}
}

test_accepts_data_from_others_of_which_students_were_told_at_decision if {
	worlds.codes(rule.findings) == set() with input as worlds.with_process(_approval, {"obtained_from": "other"})
}

test_accepts_data_from_others_in_a_project_that_is_rejected_at_decision if {
	world := object.union(_not_needed("other"), {"decision": {"outcome": "rejected"}})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_rejected_project_of_which_students_were_told_too_late_at_decision if {
	world := object.union(_approval, {
		"project": {"notice": {"article_14": "late"}},
		"decision": {"outcome": "rejected"},
	})
	worlds.codes(rule.findings) == set() with input as world
}
