package code_of_practice.processor_agreement_test

import data.code_of_practice.processor_agreement as rule
import data.lib.worlds_test as worlds

_process := {
	"processors": [
		{
			"id": "surf",
			"signed": true,
			"valid_until": "2027-12-31",
			"data_types_stated": true,
			"streams_stated": true,
			"sub_processors_stated": true,
			"places_stated": true,
			"return_or_delete_stated": true,
			"audit_stated": true,
			"streams_asked": ["results"],
			"streams_agreed": ["results", "logins"],
		},
	],
}

test_accepts_a_processor_with_an_agreement_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_process_without_processors_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"processors": []}))
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_process_that_does_not_name_its_processors_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"processors": null}))
	worlds.codes(rule.findings) == {"processor-agreement/not-stated"} with input as world
}

test_denies_a_processor_without_a_signature_at_decision if {
	process := object.union(_process, {
		"processors": [
			{
				"id": "surf",
				"signed": false,
				"valid_until": "2027-12-31",
				"data_types_stated": true,
				"streams_stated": true,
				"sub_processors_stated": true,
				"places_stated": true,
				"return_or_delete_stated": true,
				"audit_stated": true,
				"streams_asked": ["results"],
				"streams_agreed": ["results", "logins"],
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"processor-agreement/no-agreement"} with input as world
}

test_denies_an_agreement_that_ended_yesterday_at_decision if {
	process := object.union(_process, {
		"processors": [
			{
				"id": "surf",
				"signed": true,
				"valid_until": "2026-11-21",
				"data_types_stated": true,
				"streams_stated": true,
				"sub_processors_stated": true,
				"places_stated": true,
				"return_or_delete_stated": true,
				"audit_stated": true,
				"streams_asked": ["results"],
				"streams_agreed": ["results", "logins"],
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"processor-agreement/no-agreement"} with input as world
}

test_accepts_an_agreement_that_ends_today_at_decision if {
	process := object.union(_process, {
		"processors": [
			{
				"id": "surf",
				"signed": true,
				"valid_until": "2026-11-22",
				"data_types_stated": true,
				"streams_stated": true,
				"sub_processors_stated": true,
				"places_stated": true,
				"return_or_delete_stated": true,
				"audit_stated": true,
				"streams_asked": ["results"],
				"streams_agreed": ["results", "logins"],
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_agreement_that_names_no_places_at_decision if {
	process := object.union(_process, {
		"processors": [
			{
				"id": "surf",
				"signed": true,
				"valid_until": "2027-12-31",
				"data_types_stated": true,
				"streams_stated": true,
				"sub_processors_stated": true,
				"places_stated": false,
				"return_or_delete_stated": true,
				"audit_stated": true,
				"streams_asked": ["results"],
				"streams_agreed": ["results", "logins"],
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"processor-agreement/incomplete"} with input as world
}

test_denies_a_stream_outside_the_agreement_at_decision if {
	process := object.union(_process, {
		"processors": [
			{
				"id": "surf",
				"signed": true,
				"valid_until": "2027-12-31",
				"data_types_stated": true,
				"streams_stated": true,
				"sub_processors_stated": true,
				"places_stated": true,
				"return_or_delete_stated": true,
				"audit_stated": true,
				"streams_asked": ["video"],
				"streams_agreed": ["results", "logins"],
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"processor-agreement/other-streams"} with input as world
}

test_denies_a_request_with_a_processor_without_a_signature_at_access if {
	process := object.union(_process, {
		"processors": [
			{
				"id": "surf",
				"signed": null,
				"valid_until": "2027-12-31",
				"data_types_stated": true,
				"streams_stated": true,
				"sub_processors_stated": true,
				"places_stated": true,
				"return_or_delete_stated": true,
				"audit_stated": true,
				"streams_asked": ["results"],
				"streams_agreed": ["results", "logins"],
			},
		],
	})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"processor-agreement/no-agreement"} with input as world
}

test_accepts_a_request_with_a_processor_under_an_agreement_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == set() with input as world
}
