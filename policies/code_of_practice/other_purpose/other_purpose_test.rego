package code_of_practice.other_purpose_test

import data.code_of_practice.other_purpose as rule
import data.lib.worlds_test as worlds

_process := {
	"other_purpose": true,
	"compatibility": "compatible",
	"compatibility_reason_stated": true,
	"original_basis": "public-task",
	"result_used_on_person": false,
	"safeguards": 2,
}

test_accepts_a_purpose_that_is_compatible_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_data_of_an_unstated_origin_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"other_purpose": null}))
	worlds.codes(rule.findings) == {"other-purpose/origin-not-known"} with input as world
}

test_accepts_data_collected_for_this_purpose_at_submission if {
	process := object.union(_process, {
		"other_purpose": false,
		"compatibility": null,
		"compatibility_reason_stated": null,
		"original_basis": null,
	})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_another_purpose_that_nobody_compared_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"compatibility": null}))
	worlds.codes(rule.findings) == {"other-purpose/not-judged"} with input as world
}

test_denies_a_purpose_that_is_not_compatible_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"compatibility": "not-compatible"}))
	worlds.codes(rule.findings) == {"other-purpose/not-compatible"} with input as world
}

test_denies_a_compatible_purpose_without_a_reason_at_submission if {
	process := object.union(_process, {"compatibility_reason_stated": false})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"other-purpose/no-reason"} with input as world
}

test_denies_data_on_consent_to_another_purpose_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"original_basis": "consent"}))
	worlds.codes(rule.findings) == {"other-purpose/collected-on-consent"} with input as world
}

test_denies_research_on_data_given_with_consent_to_another_purpose_at_submission if {
	process := object.union(_process, {"original_basis": "consent", "compatibility": "research-safeguarded"})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"other-purpose/collected-on-consent"} with input as world
}

test_accepts_data_on_consent_with_a_consent_of_its_own_at_submission if {
	process := object.union(_process, {"basis": "consent", "original_basis": "consent", "compatibility": "own-consent"})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_data_on_consent_that_a_statute_allows_at_submission if {
	process := object.union(_process, {"original_basis": "consent", "compatibility": "by-law"})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_data_collected_on_an_unknown_basis_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"original_basis": null}))
	worlds.codes(rule.findings) == {"other-purpose/original-basis-not-known"} with input as world
}

test_accepts_research_that_is_kept_from_the_person_at_submission if {
	process := object.union(_process, {"compatibility": "research-safeguarded"})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_research_that_is_used_on_the_person_at_submission if {
	process := object.union(_process, {"compatibility": "research-safeguarded", "result_used_on_person": true})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"other-purpose/used-on-person"} with input as world
}

test_denies_research_of_which_the_use_is_not_known_at_submission if {
	process := object.union(_process, {"compatibility": "research-safeguarded", "result_used_on_person": null})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"other-purpose/used-on-person"} with input as world
}

test_denies_a_request_for_data_of_a_purpose_that_is_not_compatible_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"compatibility": "not-compatible"}))
	worlds.codes(rule.findings) == {"other-purpose/not-compatible"} with input as world
}

test_accepts_a_request_for_data_of_a_compatible_purpose_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_statute_that_is_not_named_at_submission if {
	process := object.union(_process, {"compatibility": "by-law", "statute_cited": false})
	world := worlds.with_process(worlds.submission, process)
	worlds.codes(rule.findings) == {"other-purpose/no-statute"} with input as world
}

test_denies_a_consent_of_its_own_on_another_basis_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"compatibility": "own-consent"}))
	worlds.codes(rule.findings) == {"other-purpose/no-consent-of-its-own"} with input as world
}

test_denies_research_without_safeguards_at_submission if {
	every number in [0, null] {
		process := object.union(_process, {"compatibility": "research-safeguarded", "safeguards": number})
		world := worlds.with_process(worlds.submission, process)
		worlds.codes(rule.findings) == {"other-purpose/no-safeguards"} with input as world
	}
}

test_denies_research_that_is_applied_to_persons_at_submission if {
	research := object.union(_process, {"compatibility": "research-safeguarded", "activity": "application"})
	applied := worlds.with_process(worlds.submission, object.union(research, {"level": "person"}))
	worlds.codes(rule.findings) == {"other-purpose/used-on-person"} with input as applied
	worlds.codes(rule.findings) == set() with input as worlds.with_process(worlds.submission, research)
}

test_denies_what_the_data_set_says_was_collected_on_consent_at_access if {
	world := object.union(worlds.with_process(worlds.access, _process), {"dataset": {"basis": "consent"}})
	worlds.codes(rule.findings) == {"other-purpose/collected-on-consent"} with input as world
}

test_takes_a_study_of_persons_that_advisers_see_for_no_research_at_submission if {
	study := object.union(_process, {"compatibility": "research-safeguarded", "level": "person", "activity": "study"})
	kept := worlds.with_process(worlds.submission, study)
	worlds.codes(rule.findings) == set() with input as kept
	shown := worlds.with_process(worlds.submission, object.union(study, {"facing": "adviser"}))
	worlds.codes(rule.findings) == {"other-purpose/used-on-person"} with input as shown
}
