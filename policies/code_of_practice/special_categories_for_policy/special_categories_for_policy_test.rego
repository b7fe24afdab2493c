package code_of_practice.special_categories_for_policy_test

import data.code_of_practice.special_categories_for_policy as rule
import data.lib.worlds_test as worlds

_health := {"field": "health", "classification": "special-category", "needed_for_stated": true}

_policy(world, fields) := worlds.with_process(world, {"level": "policy", "fields": fields})

_asking(world, classification) := object.union(world, {
	"request": {"fields": ["score", "health"]},
	"dataset": {"fields": [
		{"field": "score", "classification": "measure", "national_identifier": false},
		{"field": "health", "classification": classification, "national_identifier": false},
	]},
})

test_locks_a_special_column_at_ingest if {
	world := worlds.with_column({"classification": "special-category"})
	worlds.codes(rule.findings) == {"special-categories-for-policy/locked"} with input as world
	rule.obligations == {{"type": "lock-columns", "columns": ["student"]}} with input as world
}

test_locks_no_ordinary_column if {
	worlds.codes(rule.findings) == set() with input as worlds.ingest
	rule.obligations == set() with input as worlds.ingest
}

test_locks_nothing_that_is_left_out if {
	every treatment in ["drop", "subject"] {
		world := worlds.with_column({"classification": "special-category", "treatment": treatment})
		worlds.codes(rule.findings) == set() with input as world
	}
}

test_locks_what_is_replaced_by_a_pseudonym if {
	world := worlds.with_column({"classification": "special-category", "treatment": "replace"})
	worlds.codes(rule.findings) == {"special-categories-for-policy/locked"} with input as world
}

test_denies_to_lower_the_class if {
	world := worlds.with_column({"classified_before": "special-category"})
	worlds.codes(rule.findings) == {"special-categories-for-policy/class-lowered"} with input as world
}

test_accepts_that_the_class_stays if {
	world := worlds.with_column({"classified_before": "special-category", "classification": "special-category"})
	worlds.codes(rule.findings) == {"special-categories-for-policy/locked"} with input as world
}

test_accepts_another_class_of_what_was_ordinary if {
	worlds.codes(rule.findings) == set() with input as worlds.with_column({"classified_before": "measure"})
}

test_holds_a_column_without_class if {
	world := worlds.with_column({"classification": null})
	worlds.codes(rule.findings) == {"special-categories-for-policy/not-classified"} with input as world
	world_2 := worlds.without(worlds.ingest, "/ingest/columns/0/classification")
	worlds.codes(rule.findings) == {"special-categories-for-policy/not-classified"} with input as world_2
}

test_holds_a_column_whose_class_before_is_not_known if {
	world := worlds.with_column({"classified_before": null})
	worlds.codes(rule.findings) == {"special-categories-for-policy/not-classified"} with input as world
}

test_leaves_a_special_field_out_at_submission if {
	world := _policy(worlds.submission, [_health])
	worlds.codes(rule.findings) == {"special-categories-for-policy/column-left-out"} with input as world
	rule.obligations == {{"type": "mask-columns", "process": "s1", "fields": ["health"]}} with input as world
}

test_keeps_a_special_field_at_other_levels if {
	every level in ["group", "person"] {
		world := worlds.with_process(worlds.submission, {"level": level, "fields": [_health]})
		worlds.codes(rule.findings) == set() with input as world
	}
}

test_keeps_ordinary_fields_at_policy_level if {
	worlds.codes(rule.findings) == set() with input as _policy(worlds.submission, worlds.process.fields)
}

test_drops_a_special_field_at_access if {
	world := _asking(_policy(worlds.access, []), "special-category")
	worlds.codes(rule.findings) == {"special-categories-for-policy/column-left-out"} with input as world
	rule.columns == {{"field": "health", "action": "drop"}} with input as world
}

test_drops_a_field_that_its_process_calls_special if {
	world := _asking(_policy(worlds.access, [_health]), "measure")
	rule.columns == {{"field": "health", "action": "drop"}} with input as world
}

test_drops_no_ordinary_field_at_access if {
	rule.columns == set() with input as _asking(_policy(worlds.access, []), "measure")
}

test_drops_no_special_field_at_group_level if {
	rule.columns == set() with input as _asking(worlds.access, "special-category")
}

test_keeps_a_special_field_in_an_audit_that_meets_its_conditions if {
	audit := object.union({"level": "policy", "fields": [_health]}, worlds.audit)
	world := worlds.with_process(worlds.submission, audit)
	worlds.codes(rule.findings) == set() with input as world
	rule.obligations == set() with input as world
	every change in [{"no_transfer": false}, {"delete_by": "2026-11-21"}, {"reused_for_model": true}] {
		lacking := worlds.with_process(worlds.submission, object.union(audit, {"bias_audit": change}))
		codes := worlds.codes(rule.findings) with input as lacking
		codes == {"special-categories-for-policy/column-left-out"}
	}
}
