package lib.advice_test

import data.lib.advice

_told(outcomes) := {"advices": [_advice(outcome) | some outcome in outcomes]}

_advice(outcome) := {"by": "fg", "about": "proxies", "outcome": outcome, "expired": false}

test_no_advice_is_given_while_there_is_none if {
	every world in [{}, {"advices": null}, {"advices": []}, _told([null])] {
		not advice.given("fg", "proxies") with input as world
		not advice.unanswered("fg", "proxies") with input as world
	}
}

test_advice_counts_for_its_party_and_subject_alone if {
	world := _told(["positive"])
	advice.given("fg", "proxies") with input as world
	not advice.given("ethics-committee", "proxies") with input as world
	not advice.given("fg", "legitimate-interest") with input as world
}

test_the_last_advice_counts if {
	not advice.unanswered("fg", "proxies") with input as _told(["negative", "positive"])
	advice.unanswered("fg", "proxies") with input as _told(["positive", "negative"])
}

test_a_negative_advice_asks_an_answer_on_its_own_subject if {
	world := _told(["negative"])
	answers := {"decision": {"answered_advices": ["proxies"]}}
	not advice.unanswered("fg", "proxies") with input as object.union(world, answers)
	others := {"decision": {"answered_advices": ["legitimate-interest"]}}
	advice.unanswered("fg", "proxies") with input as object.union(world, others)
}

test_the_last_advice_tells_whether_it_is_positive if {
	advice.positive("fg", "proxies") with input as _told(["negative", "positive"])
	not advice.positive("fg", "proxies") with input as _told(["positive", "negative"])
	not advice.positive("fg", "proxies") with input as _told([])
}

test_advice_of_which_the_term_is_over_counts_no_more if {
	every expired in [true, null] {
		world := {"advices": [object.union(_advice("positive"), {"expired": expired})]}
		not advice.given("fg", "proxies") with input as world
		not advice.positive("fg", "proxies") with input as world
	}
	later := [_advice("positive"), object.union(_advice("negative"), {"expired": true})]
	advice.positive("fg", "proxies") with input as {"advices": later}
}

test_negative_advice_may_carry_its_answer if {
	answered := {"advices": [object.union(_advice("negative"), {"answered": true})]}
	not advice.unanswered("fg", "proxies") with input as answered
	unanswered := {"advices": [object.union(_advice("negative"), {"answered": false})]}
	advice.unanswered("fg", "proxies") with input as unanswered
}
