package code_of_practice.approved_scope_test

import data.code_of_practice.approved_scope
import data.lib.worlds_test as worlds

test_holds_without_approval if {
	world := object.union(worlds.access, {"approval": null})
	"approved-scope/no-approval" in worlds.codes(approved_scope.findings) with input as world
}

test_accepts_approval if {
	world := worlds.access
	not "approved-scope/no-approval" in worlds.codes(approved_scope.findings) with input as world
}

test_denies_suspended_approval if {
	world := object.union(worlds.access, {"approval": {"in_force": false}})
	"approved-scope/not-in-force" in worlds.codes(approved_scope.findings) with input as world
}

test_accepts_approval_in_force if {
	world := worlds.access
	not "approved-scope/not-in-force" in worlds.codes(approved_scope.findings) with input as world
}

test_does_not_call_absent_approval_suspended if {
	world := object.union(worlds.access, {"approval": null})
	not "approved-scope/not-in-force" in worlds.codes(approved_scope.findings) with input as world
}

test_denies_the_day_after_the_approval if {
	world := object.union(worlds.access, {"approval": {"ends_on": "2026-11-21"}})
	"approved-scope/ended" in worlds.codes(approved_scope.findings) with input as world
}

test_accepts_the_last_day_of_the_approval if {
	world := object.union(worlds.access, {"approval": {"ends_on": "2026-11-22"}})
	not "approved-scope/ended" in worlds.codes(approved_scope.findings) with input as world
}

test_holds_when_approval_has_no_end if {
	world := object.union(worlds.access, {"approval": {"ends_on": null}})
	"approved-scope/no-end" in worlds.codes(approved_scope.findings) with input as world
}

test_accepts_approval_with_end if {
	world := worlds.access
	not "approved-scope/no-end" in worlds.codes(approved_scope.findings) with input as world
}

test_denies_version_that_was_not_approved if {
	world := object.union(worlds.access, {"approval": {"process_version": "s1v0"}})
	"approved-scope/other-version" in worlds.codes(approved_scope.findings) with input as world
}

test_accepts_approved_version if {
	world := worlds.access
	not "approved-scope/other-version" in worlds.codes(approved_scope.findings) with input as world
}

test_denies_facts_of_another_version if {
	world := worlds.with_process(worlds.access, {"version": "s1v2"})
	"approved-scope/other-version" in worlds.codes(approved_scope.findings) with input as world
}

test_denies_requester_outside_project if {
	world := object.union(worlds.access, {"request": {"requester": {"is_member": false}}})
	"approved-scope/not-a-member" in worlds.codes(approved_scope.findings) with input as world
}

test_accepts_member if {
	world := worlds.access
	not "approved-scope/not-a-member" in worlds.codes(approved_scope.findings) with input as world
}

test_drops_field_outside_approval if {
	world := object.union(worlds.access, {"approval": {"fields": [{"field": "score", "form": "as-is"}]}})
	"approved-scope/field-outside" in worlds.codes(approved_scope.findings) with input as world
}

test_keeps_approved_fields if {
	world := worlds.access
	not "approved-scope/field-outside" in worlds.codes(approved_scope.findings) with input as world
}

test_drops_field_approved_in_a_known_and_an_unknown_form if {
	world := object.union(
		worlds.access,
		{
			"approval": {
				"fields": [
					{"field": "score", "form": "as-is"},
					{"field": "region", "form": "as-is"},
					{"field": "region", "form": "raw"},
				],
			},
		},
	)
	"approved-scope/field-outside" in worlds.codes(approved_scope.findings) with input as world
}

test_drops_field_approved_in_unknown_form if {
	world := object.union(
		worlds.access,
		{
			"approval": {
				"fields": [
					{"field": "score", "form": "as-is"},
					{"field": "region", "form": "raw"},
				],
			},
		},
	)
	"approved-scope/field-outside" in worlds.codes(approved_scope.findings) with input as world
}

test_coarsens_field_approved_as_year if {
	world := object.union(
		worlds.access,
		{
			"approval": {
				"fields": [
					{"field": "score", "form": "as-is"},
					{"field": "region", "form": "year"},
				],
			},
		},
	)
	"approved-scope/coarser-form" in worlds.codes(approved_scope.findings) with input as world
}

test_coarsens_field_approved_as_month if {
	world := object.union(
		worlds.access,
		{
			"approval": {
				"fields": [
					{"field": "score", "form": "as-is"},
					{"field": "region", "form": "month"},
				],
			},
		},
	)
	"approved-scope/coarser-form" in worlds.codes(approved_scope.findings) with input as world
}

test_coarsens_field_approved_as_generalised if {
	world := object.union(
		worlds.access,
		{
			"approval": {
				"fields": [
					{"field": "score", "form": "as-is"},
					{"field": "region", "form": "generalised"},
				],
			},
		},
	)
	"approved-scope/coarser-form" in worlds.codes(approved_scope.findings) with input as world
}

test_keeps_field_approved_as_is if {
	world := worlds.access
	not "approved-scope/coarser-form" in worlds.codes(approved_scope.findings) with input as world
}

test_narrows_period_that_starts_too_early if {
	world := object.union(worlds.access, {"request": {"period": {"from": "2020-08-31"}}})
	"approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_keeps_period_within_approval if {
	world := worlds.access
	not "approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_narrows_period_that_ends_too_late if {
	world := object.union(worlds.access, {"request": {"period": {"to": "2026-09-01"}}})
	"approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_narrows_open_start if {
	world := object.union(worlds.access, {"request": {"period": {"from": null}}})
	"approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_narrows_open_end if {
	world := object.union(worlds.access, {"request": {"period": {"to": null}}})
	"approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_narrows_absent_period if {
	world := object.union(worlds.access, {"request": {"period": null}})
	"approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_keeps_open_period_under_open_approval if {
	world := object.union(
		worlds.access,
		{"request": {"period": null}, "approval": {"period": {"from": null, "to": null}}},
	)
	not "approved-scope/period-narrowed" in worlds.codes(approved_scope.findings) with input as world
}

test_pseudonymises_subject if {
	world := worlds.access
	"approved-scope/pseudonymised" in worlds.codes(approved_scope.findings) with input as world
}

test_pseudonymises_nothing_without_approval if {
	world := object.union(worlds.access, {"approval": null})
	not "approved-scope/pseudonymised" in worlds.codes(approved_scope.findings) with input as world
}

test_ends_access_with_approval if {
	world := worlds.access
	"approved-scope/access-ends" in worlds.codes(approved_scope.findings) with input as world
}

test_has_no_end_to_set_without_approval if {
	world := object.union(worlds.access, {"approval": null})
	not "approved-scope/access-ends" in worlds.codes(approved_scope.findings) with input as world
}

test_keeps_coarsens_and_leaves_out_as_approved if {
	forms := [
		{"field": "score", "form": "as-is"},
		{"field": "born", "form": "year"},
		{"field": "started", "form": "month"},
		{"field": "region", "form": "generalised"},
	]
	world := object.union(worlds.access, {
		"request": {"fields": ["score", "born", "started", "region", "age"]},
		"approval": {"fields": forms},
	})
	approved_scope.columns == {
		{"field": "score", "action": "keep"},
		{"field": "born", "action": "truncate", "level": "year"},
		{"field": "started", "action": "truncate", "level": "month"},
		{"field": "region", "action": "generalise", "level": "band"},
		{"field": "age", "action": "drop"},
	} with input as world
}

test_keeps_nothing_without_approval if {
	kept := {column |
		some column in approved_scope.columns with input as object.union(worlds.access, {"approval": null})
		column.action != "drop"
	}
	kept == set()
}

test_shows_the_subject_under_the_pseudonym_of_the_process if {
	fields := [{"field": "score", "classification": "subject", "national_identifier": false}]
	world := object.union(worlds.access, {"request": {"fields": ["score"]}, "dataset": {"fields": fields}})
	approved_scope.columns == {
		{"field": "score", "action": "keep"},
		{"field": "score", "action": "pseudonymise", "scope": "s1"},
	} with input as world
}

test_asks_pseudonym_and_end if {
	approved_scope.obligations == {
		{"type": "pseudonymise-subject", "scope": "s1"},
		{"type": "expire", "on": "2027-06-30"},
	} with input as worlds.access
}

test_bounds_rows_by_requested_and_approved_period if {
	world := object.union(worlds.access, {"request": {"period": {"from": "2021-09-01", "to": null}}})
	approved_scope.rows == {
		{"operator": "gte", "day": "2021-09-01"},
		{"operator": "gte", "day": "2020-09-01"},
		{"operator": "lte", "day": "2026-08-31"},
	} with input as world
}

test_bounds_no_rows_when_both_periods_are_open if {
	world := object.union(worlds.access, {"request": {"period": null}, "approval": {"period": {"from": null, "to": null}}})
	approved_scope.rows == set() with input as world
}

test_holds_approval_whose_end_is_absent if {
	world := worlds.without(worlds.access, "/approval/ends_on")
	"approved-scope/no-end" in worlds.codes(approved_scope.findings) with input as world
}

_with_only(only) := object.union(
	worlds.access,
	{"approval": {"fields": [
		{"field": "score", "form": "as-is", "only": "all"},
		object.union({"field": "region", "form": "as-is"}, only),
	]}},
)

test_bounds_the_rows_to_the_approved_values if {
	world := _with_only({"only": ["north", "east"]})
	"approved-scope/rows-bounded" in worlds.codes(approved_scope.findings) with input as world
	bound := {"type": "include-rows", "field": "region", "values": ["east", "north"]}
	bound in approved_scope.obligations with input as world
}

test_bounds_the_rows_by_a_column_that_is_not_asked if {
	world := object.union(_with_only({"only": ["north"]}), {"request": {"fields": ["score"]}})
	bound := {"type": "include-rows", "field": "region", "values": ["north"]}
	bound in approved_scope.obligations with input as world
}

test_bounds_no_rows_where_all_are_approved if {
	world := _with_only({"only": "all"})
	codes := worlds.codes(approved_scope.findings) with input as world
	codes & {"approved-scope/rows-bounded", "approved-scope/rows-not-known"} == set()
}

test_holds_an_approval_that_does_not_say_which_rows if {
	"approved-scope/rows-not-known" in worlds.codes(approved_scope.findings) with input as _with_only({})
	"approved-scope/rows-not-known" in worlds.codes(approved_scope.findings) with input as _with_only({"only": []})
	"approved-scope/rows-not-known" in worlds.codes(approved_scope.findings) with input as _with_only({"only": null})
}
