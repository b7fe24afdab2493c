package code_of_practice.five_safes_test

import data.code_of_practice.five_safes as rule
import data.lib.worlds_test as worlds

_access := object.union(worlds.access, {
	"request": {
		"audience": "analysts",
		"requester": {"confidentiality_signed": true, "until": "2027-03-31"},
	},
})

test_obliges_for_a_requester_who_signed_until_a_day_at_access if {
	worlds.codes(rule.findings) == {"five-safes/ends"} with input as _access
}

test_denies_a_requester_who_did_not_sign_at_access if {
	world := object.union(_access, {"request": {"requester": {"confidentiality_signed": false}}})
	worlds.codes(rule.findings) == {"five-safes/ends", "five-safes/no-confidentiality"} with input as world
}

test_accepts_a_student_who_asks_the_own_data_and_did_not_sign_at_access if {
	world := object.union(_access, {"request": {"requester": {"confidentiality_signed": null, "is_subject": true}}})
	worlds.codes(rule.findings) == set() with input as world
	rule.obligations == set() with input as world
}

test_accepts_a_student_who_asks_the_own_data_without_a_last_day_at_access if {
	requester := {"confidentiality_signed": null, "is_subject": true, "until": null}
	world := object.union(_access, {"request": {"requester": requester, "audience": null}})
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_requester_without_a_last_day_at_access if {
	world := object.union(_access, {"request": {"requester": {"until": null}}})
	worlds.codes(rule.findings) == {"five-safes/no-end"} with input as world
}

test_denies_a_requester_whose_last_day_was_yesterday_at_access if {
	world := object.union(_access, {"request": {"requester": {"until": "2026-11-21"}}})
	worlds.codes(rule.findings) == {"five-safes/ended"} with input as world
}

test_obliges_for_a_requester_whose_last_day_is_today_at_access if {
	world := object.union(_access, {"request": {"requester": {"until": "2026-11-22"}}})
	worlds.codes(rule.findings) == {"five-safes/ends"} with input as world
}

test_denies_an_outcome_for_nobody_in_particular_at_access if {
	world := object.union(_access, {"request": {"audience": null}})
	worlds.codes(rule.findings) == {"five-safes/ends", "five-safes/no-audience"} with input as world
}

test_ends_the_access_on_its_day if {
	rule.obligations == {{"type": "expire", "on": "2027-03-31"}} with input as _access
}
