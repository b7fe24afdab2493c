package code_of_practice.recall_confirmed_test

import data.code_of_practice.recall_confirmed as rule
import data.lib.worlds_test as worlds

_access := object.union(worlds.access, {"recalls": {"open": 1, "overdue": 0}})

_review := object.union(worlds.review, {"recalls": {"open": 1, "overdue": 0}})

test_accepts_a_request_while_a_recall_is_open_within_its_term_at_access if {
	worlds.codes(rule.findings) == set() with input as _access
}

test_holds_a_request_while_a_recall_is_overdue_at_access if {
	world := object.union(_access, {"recalls": {"overdue": 1}})
	worlds.codes(rule.findings) == {"recall-confirmed/overdue"} with input as world
}

test_holds_a_request_while_recalls_are_not_known_at_access if {
	world := object.union(_access, {"recalls": null})
	worlds.codes(rule.findings) == {"recall-confirmed/not-known"} with input as world
}

test_holds_a_review_while_a_recall_is_overdue_at_review if {
	world := object.union(_review, {"recalls": {"overdue": 2}})
	worlds.codes(rule.findings) == {"recall-confirmed/overdue"} with input as world
}

test_accepts_a_review_while_all_recalls_are_confirmed_at_review if {
	world := object.union(_review, {"recalls": {"open": 0}})
	worlds.codes(rule.findings) == set() with input as world
}
