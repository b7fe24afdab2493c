package code_of_practice.dpia_complete_test

import data.code_of_practice.dpia_complete as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"advices": [object.union(_negative, {"outcome": "positive"})],
	"project": {
		"dpia": {
			"done": true,
			"fits": true,
			"elsewhere": false,
			"sections_done": 17,
			"description_stated": true,
			"necessity_stated": true,
			"risks_stated": true,
			"measures_stated": true,
			"fg_advice_stated": true,
			"views_stated": true,
			"signed": true,
			"age_months": 12,
			"residual": "medium",
			"consultation": "none",
			"consultation_term_over": false,
			"changed_since": [],
		},
	},
})

test_accepts_a_dpia_that_is_complete_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_project_that_does_not_say_whether_it_has_a_dpia_at_decision if {
	world := object.union(_approval, {"project": {"dpia": null}})
	worlds.codes(rule.findings) == {"dpia-complete/not-stated"} with input as world
}

test_accepts_a_project_that_has_no_dpia_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"done": false, "signed": false}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_dpia_with_sixteen_sections_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"sections_done": 16}}})
	worlds.codes(rule.findings) == {"dpia-complete/sections-lacking"} with input as world
}

test_accepts_a_dpia_that_was_made_elsewhere_at_decision if {
	worlds.codes(rule.findings) == set() with input as _elsewhere({})
}

test_asks_no_second_advice_of_the_fg_on_a_dpia_that_was_made_elsewhere_at_decision if {
	lacking := _elsewhere({"fg_advice_stated": false})
	worlds.codes(rule.findings) == {"dpia-complete/no-fg-advice"} with input as lacking
	own := _elsewhere({"elsewhere": false, "sections_done": 17})
	worlds.codes(rule.findings) == {"dpia-complete/no-fg-advice"} with input as own
}

test_holds_a_dpia_made_elsewhere_without_version_or_day_of_review_at_decision if {
	every stated, parts in {
		{"version_stated": false}: ["version"],
		{"version_stated": null, "review_on": null}: ["review", "version"],
		{"review_on": "2026-11-21"}: ["review"],
	} {
		found := rule.findings with input as _elsewhere(stated)
		worlds.codes(found) == {"dpia-complete/elsewhere-not-on-record"}
		{one.params | some one in found} == {{"parts": parts}}
	}
	worlds.codes(rule.findings) == set() with input as _elsewhere({"review_on": "2026-11-22"})
}

test_asks_no_version_of_a_dpia_of_the_platform_itself_at_decision if {
	own := {"elsewhere": false, "sections_done": 17, "version_stated": null, "review_on": null}
	codes := worlds.codes(rule.findings) with input as _elsewhere(own)
	codes == {"dpia-complete/no-fg-advice"}
}

_from_elsewhere := {
	"elsewhere": true,
	"sections_done": null,
	"version_stated": true,
	"review_on": "2027-11-22",
}

_elsewhere(changes) := object.union_n([
	_approval,
	{"advices": [], "project": {"dpia": _from_elsewhere}},
	{"project": {"dpia": changes}},
])

test_holds_a_dpia_without_measures_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"measures_stated": false}}})
	worlds.codes(rule.findings) == {"dpia-complete/contents-lacking"} with input as world
}

test_holds_a_dpia_without_the_advice_of_the_fg_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"fg_advice_stated": false}}})
	worlds.codes(rule.findings) == {"dpia-complete/no-fg-advice"} with input as world
}

test_holds_a_dpia_that_is_silent_on_students_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"views_stated": null}}})
	worlds.codes(rule.findings) == {"dpia-complete/no-views"} with input as world
}

test_holds_a_dpia_without_a_signature_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"signed": false}}})
	worlds.codes(rule.findings) == {"dpia-complete/not-signed"} with input as world
}

test_accepts_a_rejected_project_with_an_unsigned_dpia_at_decision if {
	world := object.union(_approval, {"project": {"dpia": {"signed": false}}, "decision": {"outcome": "rejected"}})
	worlds.codes(rule.findings) == set() with input as world
}

_negative := {"by": "fg", "about": "dpia", "outcome": "negative", "expired": false}

test_holds_a_dpia_against_the_advice_of_the_fg_until_it_is_answered_at_decision if {
	world := object.union(_approval, {"advices": [_negative]})
	worlds.codes(rule.findings) == {"dpia-complete/advice-not-answered"} with input as world
	answered := object.union(world, {"decision": {"answered_advices": ["dpia"]}})
	worlds.codes(rule.findings) == set() with input as answered
	rejected := object.union(world, {"decision": {"outcome": "rejected"}})
	worlds.codes(rule.findings) == set() with input as rejected
}

test_holds_a_dpia_of_which_the_advice_is_not_on_record_at_decision if {
	world := object.union(_approval, {"advices": []})
	worlds.codes(rule.findings) == {"dpia-complete/no-fg-advice"} with input as world
}
