package code_of_practice.human_decision_record_test

import data.code_of_practice.human_decision_record as rule
import data.lib.worlds_test as worlds

_act := object.union(worlds.act, {
	"act": {
		"kind": "intervene",
		"record": {
			"present": true,
			"group": false,
			"own_judgement_first": true,
			"may_deviate": true,
			"reason_stated": true,
			"outcome_stated": true,
			"contested_open": false,
		},
	},
})

_process := {
	"level": "person",
	"activity": "application",
	"analytics": "predictive",
	"facing": "adviser",
}

_review := object.union(worlds.review, {
	"act": {
		"process": "s1",
		"record": {"decided": 10, "advisers": 5, "followed_share": 0.94},
	},
	"advices": [_agreed],
})

_agreed := {"by": "works-council", "about": "decision-figures", "outcome": "positive", "expired": false}

_process_review := {
	"level": "person",
	"activity": "application",
	"analytics": "predictive",
	"facing": "adviser",
	"decision": {"effect": "legal"},
}

test_obliges_for_a_step_with_a_whole_record_at_act if {
	world := worlds.with_process(_act, _process)
	worlds.codes(rule.findings) == {"human-decision-record/kept"} with input as world
}

test_denies_a_step_without_a_record_at_act if {
	base := object.union(_act, {"act": {"record": {"present": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"human-decision-record/no-record"} with input as world
}

test_denies_a_step_of_which_nothing_was_recorded_at_act if {
	base := object.union(_act, {"act": {"record": null}})
	world := worlds.with_process(base, _process)
	expected := {
		"human-decision-record/contested",
		"human-decision-record/no-record",
	}
	worlds.codes(rule.findings) == expected with input as world
}

test_denies_a_step_without_an_own_judgement_at_act if {
	base := object.union(_act, {"act": {"record": {"own_judgement_first": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"human-decision-record/incomplete"} with input as world
}

test_denies_a_step_that_is_contested_at_act if {
	base := object.union(_act, {"act": {"record": {"contested_open": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"human-decision-record/contested"} with input as world
}

test_obliges_for_a_selection_from_a_description_with_a_record_for_the_group_at_act if {
	base := object.union(_act, {
		"act": {
			"record": {
				"group": true,
				"own_judgement_first": null,
				"may_deviate": null,
			},
		},
	})
	world := worlds.with_process(base, object.union(_process, {"analytics": "descriptive"}))
	worlds.codes(rule.findings) == {"human-decision-record/kept-for-group"} with input as world
}

test_accepts_a_record_that_is_opened_at_act if {
	base := object.union(_act, {"act": {"kind": "open", "record": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_model_with_legal_effect_that_is_not_always_followed_at_review if {
	world := worlds.with_process(_review, _process_review)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_model_with_legal_effect_that_is_nearly_always_followed_at_review if {
	base := object.union(_review, {"act": {"record": {"followed_share": 0.95}}})
	world := worlds.with_process(base, _process_review)
	worlds.codes(rule.findings) == {"human-decision-record/follows-without-judgement"} with input as world
}

test_accepts_a_followed_model_that_the_ethics_committee_looked_into_at_review if {
	base := object.union(_review, {
		"act": {"record": {"followed_share": 0.95}},
		"advices": [
			_agreed,
			{
				"by": "ethics-committee",
				"about": "following",
				"outcome": "positive",
				"expired": false,
			},
		],
	})
	world := worlds.with_process(base, _process_review)
	worlds.codes(rule.findings) == set() with input as world
}

test_judges_no_pattern_of_nine_decisions_or_of_four_advisers_at_review if {
	every few in [{"decided": 9}, {"advisers": 4}] {
		base := object.union(_review, {"act": {"record": object.union({"followed_share": 1}, few)}})
		world := worlds.with_process(base, _process_review)
		codes := worlds.codes(rule.findings) with input as world
		codes == {"human-decision-record/too-few-to-judge"}
	}
}

test_tells_no_number_of_few_advisers_at_review if {
	base := object.union(_review, {"act": {"record": {"advisers": 4}}})
	found := rule.findings with input as worlds.with_process(base, _process_review)
	{one.params | some one in found} == {{}}
}

test_holds_a_pattern_of_nobody_knows_how_many_advisers_at_review if {
	base := object.union(_review, {"act": {"record": {"advisers": null, "followed_share": 1}}})
	world := worlds.with_process(base, _process_review)
	worlds.codes(rule.findings) == {"human-decision-record/pattern-not-known"} with input as world
}

test_holds_a_model_with_legal_effect_that_nobody_counted_at_review if {
	base := object.union(_review, {"act": {"record": {"followed_share": null}}})
	world := worlds.with_process(base, _process_review)
	worlds.codes(rule.findings) == {"human-decision-record/pattern-not-known"} with input as world
}

test_warns_of_a_followed_model_without_legal_effect_at_review if {
	base := object.union(_review, {"act": {"record": {"followed_share": 0.97}}})
	world := worlds.with_process(base, object.union(_process_review, {"decision": {"effect": "none"}}))
	worlds.codes(rule.findings) == {"human-decision-record/nearly-always-followed"} with input as world
}

_followed(advices) := worlds.with_process(
	object.union(_review, {"act": {"record": {"followed_share": 0.95}}, "advices": array.concat([_agreed], advices)}),
	_process_review,
)

_looked(party, outcome, changes) := object.union(
	{"by": party, "about": "following", "outcome": outcome, "expired": false},
	changes,
)

test_lets_the_fg_look_into_it_at_review if {
	worlds.codes(rule.findings) == set() with input as _followed([_looked("fg", "positive", {})])
	codes := worlds.codes(rule.findings) with input as _followed([_looked("privacy-officer", "positive", {})])
	codes == {"human-decision-record/follows-without-judgement"}
}

test_asks_an_answer_to_a_negative_advice_at_review if {
	negative := _looked("ethics-committee", "negative", {})
	codes := worlds.codes(rule.findings) with input as _followed([negative])
	codes == {"human-decision-record/follows-without-judgement"}
	answered := object.union(negative, {"answered": true})
	worlds.codes(rule.findings) == set() with input as _followed([answered])
}

test_counts_nothing_until_the_works_council_agreed_at_review if {
	every advices in [[], [object.union(_agreed, {"outcome": "negative"})], [object.union(_agreed, {"expired": true})]] {
		world := worlds.with_process(object.union(_review, {"advices": advices}), _process_review)
		worlds.codes(rule.findings) == {"human-decision-record/pattern-not-known"} with input as world
	}
	quiet := worlds.with_process(
		object.union(_review, {"act": {"record": {"followed_share": 0.97}}, "advices": []}),
		object.union(_process_review, {"decision": {"effect": "none"}}),
	)
	worlds.codes(rule.findings) == set() with input as quiet
}

test_asks_a_record_whatever_the_process_calls_itself_at_act if {
	base := object.union(_act, {"act": {"kind": "decide", "record": {"may_deviate": false}}})
	world := worlds.with_process(base, object.union(_process, {"activity": "study"}))
	worlds.codes(rule.findings) == {"human-decision-record/incomplete"} with input as world
}

_message(to, record) := object.union(worlds.act, {"act": {"kind": "message", "message": {"to": to}, "record": record}})

test_asks_a_record_of_a_message_to_a_student_where_a_model_ranks_at_act if {
	codes := worlds.codes(rule.findings) with input as worlds.with_process(_message("student", null), _process)
	codes == {"human-decision-record/contested", "human-decision-record/no-record"}
	kept := worlds.codes(rule.findings) with input as worlds.with_process(
		_message("student", _act.act.record),
		_process,
	)
	kept == {"human-decision-record/kept"}
	worlds.codes(rule.findings) == set() with input as worlds.with_process(_message("staff", null), _process)
	descriptive := object.union(_process, {"analytics": "descriptive"})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(_message("student", null), descriptive)
}

test_keeps_no_group_record_for_a_record_of_one_at_act if {
	descriptive := worlds.with_process(_act, object.union(_process, {"analytics": "descriptive"}))
	worlds.codes(rule.findings) == set() with input as descriptive
}

test_holds_a_model_with_effect_that_advisers_follow_in_what_is_called_a_study_at_review if {
	study := object.union(_process_review, {"activity": "study"})
	base := object.union(_review, {"advices": []})
	world := worlds.with_process(base, study)
	worlds.codes(rule.findings) == {"human-decision-record/pattern-not-known"} with input as world
	kept := worlds.with_process(base, object.union(study, {"facing": "research"}))
	worlds.codes(rule.findings) == set() with input as kept
}
