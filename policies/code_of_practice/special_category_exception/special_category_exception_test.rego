package code_of_practice.special_category_exception_test

import data.code_of_practice.special_category_exception as rule
import data.lib.worlds_test as worlds

_process := {
	"level": "person",
	"fields": [
		{
			"field": "score",
			"classification": "measure",
			"needed_for_stated": true,
			"national_identifier": false,
			"form": "as-is",
		},
		{
			"field": "health",
			"classification": "special-category",
			"needed_for_stated": true,
			"national_identifier": false,
			"form": "as-is",
			"art9_exception": "research",
			"art9_statute_cited": true,
		},
	],
}

test_accepts_a_special_field_for_research_with_its_statute_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_special_field_without_an_exception_at_decision if {
	process := object.union(_process, {"fields": [{"field": "health", "classification": "special-category"}]})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"special-category-exception/no-exception"} with input as world
}

test_denies_a_special_field_without_its_statute_at_decision if {
	process := object.union(_process, {
		"fields": [
			{
				"field": "health",
				"classification": "special-category",
				"art9_exception": "special-guidance",
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"special-category-exception/no-statute"} with input as world
}

test_denies_a_special_field_on_consent_that_is_not_explicit_at_decision if {
	process := object.union(_process, {
		"fields": [
			{
				"field": "health",
				"classification": "special-category",
				"art9_exception": "explicit-consent",
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"special-category-exception/consent-not-explicit"} with input as world
}

test_accepts_a_special_field_on_explicit_consent_at_decision if {
	process := object.union(_process, {
		"fields": [
			{
				"field": "health",
				"classification": "special-category",
				"art9_exception": "explicit-consent",
				"explicit_consent": true,
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_field_without_a_class_at_decision if {
	process := object.union(_process, {"fields": [{"field": "health", "classification": null}]})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"special-category-exception/not-classified"} with input as world
}

test_accepts_a_special_field_at_policy_level_at_decision if {
	process := object.union(_process, {
		"level": "policy",
		"fields": [{"field": "health", "classification": "special-category"}],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_request_under_a_special_field_without_an_exception_at_access if {
	process := object.union(_process, {
		"fields": [
			{
				"field": "health",
				"classification": "special-category",
				"needed_for_stated": true,
				"form": "as-is",
			},
		],
	})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"special-category-exception/no-exception"} with input as world
}

_on_consent := {
	"level": "person",
	"fields": [{
		"field": "health",
		"classification": "special-category",
		"art9_exception": "explicit-consent",
		"explicit_consent": true,
	}],
}

_asked(kind) := object.union(worlds.with_process(worlds.access, _on_consent), {"consent": {"kind": kind}})

test_asks_explicit_consent_of_the_register_at_access if {
	worlds.codes(rule.findings) == set() with input as _asked("explicit")
	worlds.codes(rule.findings) == {"special-category-exception/given-otherwise"} with input as _asked("given")
	worlds.codes(rule.findings) == {"special-category-exception/consent-not-known"} with input as _asked(null)
}

test_takes_the_class_that_the_data_set_gives_at_access if {
	process := {"level": "person", "fields": [{"field": "health", "classification": "measure"}]}
	dataset := {"fields": [{"field": "health", "classification": "special-category", "national_identifier": false}]}
	world := object.union(worlds.with_process(worlds.access, process), {"dataset": dataset})
	worlds.codes(rule.findings) == {"special-category-exception/no-exception"} with input as world
}

test_asks_no_exception_of_an_audit_that_meets_its_conditions_at_decision if {
	fields := {"level": "group", "fields": [{"field": "health", "classification": "special-category"}]}
	audit := object.union(fields, worlds.audit)
	worlds.codes(rule.findings) == set() with input as worlds.with_process(worlds.approval, audit)
	lacking := object.union(audit, {"bias_audit": {"no_transfer": false}})
	codes := worlds.codes(rule.findings) with input as worlds.with_process(worlds.approval, lacking)
	codes == {"special-category-exception/no-exception"}
}
