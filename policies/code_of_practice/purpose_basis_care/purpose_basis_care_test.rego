package code_of_practice.purpose_basis_care_test

import data.code_of_practice.purpose_basis_care as rule
import data.lib.worlds_test as worlds

_process := {"safeguards": 1}

test_accepts_a_process_with_one_safeguard_at_submission if {
	world := worlds.with_process(worlds.submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_process_without_a_safeguard_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"safeguards": 0}))
	worlds.codes(rule.findings) == {"purpose-basis-care/no-safeguard"} with input as world
}

test_denies_a_process_of_which_the_safeguards_are_not_known_at_submission if {
	world := worlds.with_process(worlds.submission, object.union(_process, {"safeguards": null}))
	worlds.codes(rule.findings) == {"purpose-basis-care/no-safeguard"} with input as world
}
