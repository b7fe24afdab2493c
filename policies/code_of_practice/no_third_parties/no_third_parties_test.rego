package code_of_practice.no_third_parties_test

import data.code_of_practice.no_third_parties as rule
import data.lib.worlds_test as worlds

_process := {"recipients": []}

test_accepts_a_process_that_gives_nothing_to_others_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_process_that_does_not_say_who_receives_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"recipients": null}))
	worlds.codes(rule.findings) == {"no-third-parties/not-stated"} with input as world
}

test_denies_a_recipient_without_a_role_at_submission if {
	process := object.union(_process, {"recipients": [{"kind": "publisher", "personal_data": true, "pays": false}]})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"no-third-parties/not-described"} with input as world
}

test_denies_a_recipient_that_cannot_be_read_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"recipients": [null]}))
	worlds.codes(rule.findings) == {"no-third-parties/not-described"} with input as world
}

test_denies_a_party_that_pays_for_personal_data_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "publisher",
				"personal_data": true,
				"role": "processor",
				"pays": true,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"no-third-parties/sold"} with input as world
}

test_accepts_a_party_that_pays_for_a_released_table_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "publisher",
				"personal_data": false,
				"role": "controller",
				"pays": true,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_third_party_without_an_agreement_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "ministry",
				"personal_data": true,
				"role": "controller",
				"pays": false,
				"basis_stated": true,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"no-third-parties/third-party"} with input as world
}

test_accepts_a_controller_with_an_agreement_and_a_basis_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "cbs",
				"personal_data": true,
				"role": "controller",
				"pays": false,
				"agreement_stated": true,
				"basis_stated": true,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_an_inspectorate_that_a_statute_names_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "inspectorate",
				"personal_data": true,
				"role": "supervisor",
				"pays": false,
				"statutory": true,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_inspectorate_without_a_statute_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "inspectorate",
				"personal_data": true,
				"role": "supervisor",
				"pays": false,
			},
		],
	})
	codes := worlds.codes(rule.findings) with input as worlds.with_process(worlds.submission, process)
	codes == {"no-third-parties/no-basis", "no-third-parties/third-party"}
}

test_accepts_a_joint_controller_whose_arrangement_is_still_to_be_made_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "partner",
				"personal_data": true,
				"role": "joint-controller",
				"pays": false,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_decision_while_the_arrangement_with_a_joint_controller_is_awaited_at_approval if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "partner",
				"personal_data": true,
				"role": "joint-controller",
				"pays": false,
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"no-third-parties/arrangement-awaited"} with input as world
}

test_accepts_a_decision_with_the_arrangement_with_a_joint_controller_at_approval if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "partner",
				"personal_data": true,
				"role": "joint-controller",
				"pays": false,
				"arrangement_stated": true,
			},
		],
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_request_for_data_that_go_to_a_joint_controller_without_an_arrangement_at_access if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "partner",
				"personal_data": true,
				"role": "joint-controller",
				"pays": false,
			},
		],
	})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"no-third-parties/no-arrangement"} with input as world
}

test_accepts_a_request_for_data_that_go_to_a_joint_controller_with_an_arrangement_at_access if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "partner",
				"personal_data": true,
				"role": "joint-controller",
				"pays": false,
				"arrangement_stated": true,
			},
		],
	})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_joint_controller_with_an_arrangement_at_submission if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "partner",
				"personal_data": true,
				"role": "joint-controller",
				"pays": false,
				"arrangement_stated": true,
			},
		],
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_joint_controller_without_a_name_at_access if {
	process := object.union(_process, {"recipients": [{"personal_data": true, "role": "joint-controller", "pays": false}]})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"no-third-parties/no-arrangement"} with input as world
}

test_denies_a_request_for_data_that_would_be_sold_at_access if {
	process := object.union(_process, {
		"recipients": [
			{
				"kind": "publisher",
				"personal_data": true,
				"role": "processor",
				"pays": true,
			},
		],
	})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"no-third-parties/sold"} with input as world
}

test_accepts_a_request_for_data_that_go_to_nobody_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

_controller(changes) := worlds.with_process(worlds.submission, {"recipients": [object.union(
	{
		"kind": "fund",
		"personal_data": true,
		"role": "controller",
		"pays": false,
		"agreement_stated": true,
		"basis_stated": true,
	},
	changes,
)]})

test_denies_a_party_without_a_basis_by_law_at_submission if {
	worlds.codes(rule.findings) == set() with input as _controller({})
	every stated in [false, null] {
		codes := worlds.codes(rule.findings) with input as _controller({"basis_stated": stated})
		codes == {"no-third-parties/no-basis", "no-third-parties/third-party"}
	}
	codes := worlds.codes(rule.findings) with input as _controller({"agreement_stated": false})
	codes == {"no-third-parties/third-party"}
	worlds.codes(rule.findings) == set() with input as _controller({"basis_stated": false, "statutory": true})
	found := rule.findings with input as _controller({"basis_stated": false})
	{one.departable | some one in found; one.code == "no-third-parties/no-basis"} == {false}
}
