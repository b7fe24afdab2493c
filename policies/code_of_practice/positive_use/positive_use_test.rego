package code_of_practice.positive_use_test

import data.code_of_practice.positive_use
import data.lib.worlds_test as worlds

test_denies_process_without_use if {
	every uses in [[], null] {
		world := worlds.with_process(worlds.submission, {"use_types": uses})
		"positive-use/none-stated" in worlds.codes(positive_use.findings) with input as world
	}
}

test_denies_process_whose_use_is_absent if {
	world := worlds.without(worlds.submission, "/processes/0/use_types")
	"positive-use/none-stated" in worlds.codes(positive_use.findings) with input as world
}

test_accepts_each_positive_use if {
	every use in ["accountability", "course-improvement", "feedback", "guidance", "policy", "research"] {
		world := worlds.with_process(worlds.submission, {"use_types": [use]})
		positive_use.findings == set() with input as world
	}
}

test_denies_each_use_against_persons if {
	every use in ["surveillance", "discipline", "grading", "staff-appraisal"] {
		world := worlds.with_process(worlds.submission, {"use_types": ["guidance", use]})
		worlds.codes(positive_use.findings) == {"positive-use/not-positive"} with input as world
	}
}

test_names_the_uses_that_are_refused if {
	world := worlds.with_process(worlds.submission, {"use_types": ["grading", "guidance", "discipline"]})
	{found.params | some found in positive_use.findings} == {{"use_types": ["discipline", "grading"]}} with input as world
}

test_denies_a_use_that_it_does_not_know if {
	world := worlds.with_process(worlds.submission, {"use_types": ["anything-else"]})
	"positive-use/not-positive" in worlds.codes(positive_use.findings) with input as world
}

test_denies_an_act_that_rests_on_a_use_that_is_not_positive if {
	world := worlds.with_process(worlds.act, {"use_types": ["guidance", "discipline"]})
	worlds.codes(positive_use.findings) == {"positive-use/not-positive"} with input as world
	worlds.codes(positive_use.findings) == set() with input as worlds.act
}
