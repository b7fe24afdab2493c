package code_of_practice.bias_audit_test

import data.code_of_practice.bias_audit as rule
import data.lib.worlds_test as worlds

_process := {
	"activity": "development",
	"fields": [
		{
			"field": "health",
			"classification": "special-category",
			"needed_for_stated": true,
			"national_identifier": false,
			"form": "as-is",
		},
	],
	"bias_audit": {
		"alternatives_excluded": true,
		"pseudonymised": true,
		"access_documented": true,
		"no_transfer": true,
		"delete_by": "2027-03-01",
		"register_reason_stated": true,
		"reused_for_model": false,
	},
}

test_obliges_for_an_audit_that_meets_its_conditions_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == {"bias-audit/delete-after"} with input as world
}

test_denies_an_audit_that_a_milder_way_could_replace_at_decision if {
	process := object.union(_process, {"bias_audit": {"alternatives_excluded": false}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"bias-audit/conditions-not-met", "bias-audit/delete-after"} with input as world
}

test_denies_an_audit_without_a_day_of_deletion_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"bias_audit": {"delete_by": null}}))
	worlds.codes(rule.findings) == {"bias-audit/no-deletion-day"} with input as world
}

test_denies_an_audit_past_its_day_of_deletion_at_decision if {
	process := object.union(_process, {"bias_audit": {"delete_by": "2026-11-21"}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"bias-audit/past-deletion-day"} with input as world
}

test_obliges_for_an_audit_on_its_day_of_deletion_at_decision if {
	process := object.union(_process, {"bias_audit": {"delete_by": "2026-11-22"}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"bias-audit/delete-after"} with input as world
}

test_denies_an_audit_whose_data_go_into_the_model_at_decision if {
	process := object.union(_process, {"bias_audit": {"reused_for_model": true}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"bias-audit/delete-after", "bias-audit/reused"} with input as world
}

test_denies_a_model_made_with_special_fields_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"bias_audit": null}))
	worlds.codes(rule.findings) == {"bias-audit/not-stated"} with input as world
}

test_accepts_a_model_made_with_ordinary_fields_at_decision if {
	process := object.union(_process, {"bias_audit": null, "fields": [{"field": "score", "classification": "measure"}]})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_obliges_for_a_request_for_an_audit_that_meets_its_conditions_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == {"bias-audit/delete-after"} with input as world
}

test_ends_a_request_on_the_day_of_deletion_wherever_that_is_told_at_access if {
	every change in [{}, {"activity": "study"}, {"bias_audit": {"no_transfer": false}}] {
		process := object.union(_process, change)
		obligation := {"type": "expire", "on": process.bias_audit.delete_by}
		rule.obligations == {obligation} with input as worlds.with_process(worlds.access, process)
		"bias-audit/delete-after" in worlds.codes(rule.findings) with input as worlds.with_process(worlds.access, process)
	}
}

test_ends_no_request_by_a_day_that_is_over_or_not_named_or_at_decision if {
	every day in ["2026-11-21", null] {
		process := object.union(_process, {"bias_audit": {"delete_by": day}})
		rule.obligations == set() with input as worlds.with_process(worlds.access, process)
	}
	rule.obligations == set() with input as worlds.with_process(worlds.approval, _process)
}

test_holds_a_model_of_which_a_field_has_no_class_at_decision if {
	process := object.union(_process, {"bias_audit": null, "fields": [{"field": "score", "classification": null}]})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"bias-audit/not-classified"} with input as world
}
