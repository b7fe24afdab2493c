package code_of_practice.no_nagging_test

import data.code_of_practice.no_nagging as rule
import data.lib.worlds_test as worlds

_act := object.union(worlds.act, {
	"act": {
		"kind": "consent-request",
		"consent_request": {
			"refused_before": true,
			"months_since_refusal": 12,
			"requests_this_year": 1,
		},
	},
})

test_accepts_a_student_who_refused_a_year_ago_at_act if {
	worlds.codes(rule.findings) == set() with input as _act
}

test_denies_a_student_who_refused_eleven_months_ago_at_act if {
	world := object.union(_act, {"act": {"consent_request": {"months_since_refusal": 11}}})
	worlds.codes(rule.findings) == {"no-nagging/too-soon"} with input as world
}

test_accepts_a_student_who_never_refused_at_act if {
	world := object.union(_act, {
		"act": {
			"consent_request": {
				"refused_before": false,
				"months_since_refusal": null,
			},
		},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_student_who_may_have_refused_at_act if {
	world := object.union(_act, {"act": {"consent_request": {"refused_before": null}}})
	worlds.codes(rule.findings) == {"no-nagging/not-known"} with input as world
}

test_denies_a_student_who_was_asked_twice_this_year_at_act if {
	world := object.union(_act, {"act": {"consent_request": {"requests_this_year": 2}}})
	worlds.codes(rule.findings) == {"no-nagging/too-often"} with input as world
}

test_accepts_a_message_that_asks_no_consent_at_act if {
	world := object.union(_act, {"act": {"kind": "message", "consent_request": null}})
	worlds.codes(rule.findings) == set() with input as world
}
