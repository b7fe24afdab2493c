package lib.population_test

import data.lib.population
import data.lib.worlds_test as worlds

_world(process, approval, request) := object.union(
	worlds.with_process(worlds.access, {"population": process}),
	{"approval": {"population": approval}, "request": {"population": request}},
)

_named := {"cohorts": ["2023", "2024"], "programmes": ["psychology"]}

test_bounds_nothing_where_the_project_names_nobody if {
	every population_named in [null, {"cohorts": null, "programmes": null}] {
		world := _world(population_named, population_named, {"cohorts": ["2019"]})
		population.unstated == set() with input as world
		population.outside == set() with input as world
	}
}

test_keeps_a_request_within_what_was_approved if {
	world := _world(_named, _named, {"cohorts": ["2024"], "programmes": ["psychology"]})
	population.unstated == set() with input as world
	population.outside == set() with input as world
}

test_finds_what_lies_outside_by_kind if {
	cohort := _world(_named, _named, {"cohorts": ["2024", "2025"], "programmes": ["psychology"]})
	population.outside == {"cohorts"} with input as cohort
	programme := _world(_named, _named, {"cohorts": ["2024"], "programmes": ["law"]})
	population.outside == {"programmes"} with input as programme
}

test_does_not_know_what_is_asked_while_the_request_is_silent if {
	population.unstated == {"cohorts", "programmes"} with input as _world(_named, _named, null)
	population.unstated == {"programmes"} with input as _world(_named, _named, {"cohorts": ["2024"]})
	population.unstated == {"cohorts"} with input as _world(
		_named,
		_named,
		{"cohorts": [], "programmes": ["psychology"]},
	)
}

test_does_not_know_what_was_approved_while_the_approval_or_the_process_is_silent if {
	population.unstated == {"cohorts", "programmes"} with input as _world(_named, null, _named)
	population.unstated == set() with input as _world(null, _named, _named)
	population.outside == {"cohorts"} with input as _world(
		null,
		{"cohorts": ["2024"]},
		{"cohorts": ["2023"]},
	)
}
