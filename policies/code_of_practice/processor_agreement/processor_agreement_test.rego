package code_of_practice.processor_agreement_test

import data.code_of_practice.processor_agreement as rule
import data.lib.worlds_test as worlds

_process := {
	"recipients": [],
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

_receiving(changes) := object.union(_process, {"recipients": [object.union(
	{"kind": "supplier", "id": "surf", "role": "processor", "personal_data": true},
	changes,
)]})

test_accepts_a_recipient_that_is_among_the_processors_at_decision if {
	world := worlds.with_process(worlds.approval, _receiving({}))
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_recipient_that_processes_and_is_among_no_processors if {
	every base in [worlds.approval, worlds.access] {
		every changes in [
			{"id": "other"},
			{"id": null},
			{"id": "other", "role": null},
			{"id": "other", "personal_data": null},
		] {
			world := worlds.with_process(base, _receiving(changes))
			worlds.codes(rule.findings) == {"processor-agreement/no-agreement"} with input as world
		}
		nobody := worlds.with_process(base, object.union(_receiving({}), {"processors": []}))
		worlds.codes(rule.findings) == {"processor-agreement/no-agreement"} with input as nobody
	}
}

test_accepts_recipients_that_are_no_processors_at_decision if {
	every role in ["controller", "joint-controller", "subject", "supervisor"] {
		process := _receiving({"id": null, "role": role})
		worlds.codes(rule.findings) == set() with input as worlds.with_process(worlds.approval, process)
	}
	tables := worlds.with_process(worlds.approval, _receiving({"id": null, "personal_data": false}))
	worlds.codes(rule.findings) == set() with input as tables
}

test_denies_a_process_that_does_not_say_who_receives_its_data_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"recipients": null}))
	worlds.codes(rule.findings) == {"processor-agreement/not-stated"} with input as world
}
