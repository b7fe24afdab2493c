package code_of_practice.retention_test

import data.code_of_practice.retention
import data.lib.worlds_test as worlds

test_holds_dataset_without_term if {
	world := object.union(worlds.ingest, {"ingest": {"retention": null}})
	"retention/no-term" in worlds.codes(retention.findings) with input as world
}

test_accepts_dataset_with_term if {
	world := worlds.ingest
	not "retention/no-term" in worlds.codes(retention.findings) with input as world
}

test_holds_served_dataset_without_term if {
	world := object.union(worlds.access, {"dataset": {"retention": null}})
	"retention/no-term" in worlds.codes(retention.findings) with input as world
}

test_accepts_served_dataset_with_term if {
	world := worlds.access
	not "retention/no-term" in worlds.codes(retention.findings) with input as world
}

test_holds_term_without_owner if {
	world := object.union(worlds.ingest, {"ingest": {"retention_owner_stated": false}})
	"retention/no-owner" in worlds.codes(retention.findings) with input as world
}

test_accepts_term_with_owner if {
	world := worlds.ingest
	not "retention/no-owner" in worlds.codes(retention.findings) with input as world
}

test_denies_term_over_the_maximum if {
	world := object.union(worlds.ingest, {"ingest": {"retention": {"months": 121}}})
	"retention/term-too-long" in worlds.codes(retention.findings) with input as world
}

test_accepts_term_at_the_maximum if {
	world := object.union(worlds.ingest, {"ingest": {"retention": {"months": 120}}})
	not "retention/term-too-long" in worlds.codes(retention.findings) with input as world
}

test_destroys_past_term_at_ingest if {
	world := worlds.ingest
	"retention/destroy-past-term" in worlds.codes(retention.findings) with input as world
}

test_destroys_nothing_at_access if {
	world := worlds.access
	not "retention/destroy-past-term" in worlds.codes(retention.findings) with input as world
}

test_serves_no_row_past_term if {
	world := worlds.access
	"retention/row-past-term" in worlds.codes(retention.findings) with input as world
}

test_serves_no_row_at_ingest if {
	world := worlds.ingest
	not "retention/row-past-term" in worlds.codes(retention.findings) with input as world
}

test_denies_dataset_without_dates if {
	world := object.union(worlds.access, {"dataset": {"dated": false}})
	"retention/not-dated" in worlds.codes(retention.findings) with input as world
}

test_accepts_dated_dataset if {
	world := worlds.access
	not "retention/not-dated" in worlds.codes(retention.findings) with input as world
}

test_destroys_from_the_shortest_term_at_ingest if {
	retention.obligations == {{
		"type": "destroy-past-term",
		"field": "row_on",
		"day": "2019-11-22",
	}} with input as worlds.ingest
}

test_serves_from_the_shortest_of_three_terms if {
	retention.obligations == {{
		"type": "exclude-rows-before",
		"field": "row_on",
		"day": "2023-11-22",
	}} with input as worlds.access
}

test_serves_from_the_term_of_the_dataset_when_the_process_has_none if {
	world := worlds.with_process(worlds.access, {"retention": null})
	retention.rows == {{"operator": "gte", "day": "2019-11-22"}} with input as world
}

test_serves_from_the_term_of_the_institution_when_that_is_shortest if {
	terms := {"institution": {"retention_max": {"months": 12, "cutoff_on": "2025-11-22"}}}
	retention.rows == {{"operator": "gte", "day": "2025-11-22"}} with input as object.union(worlds.access, terms)
}

test_bounds_no_rows_at_ingest if {
	retention.rows == set() with input as worlds.ingest
}

_reviewed(months) := worlds.with_process(
	object.union(worlds.review, {
		"institution": {"retention_max": {"months": 120, "cutoff_on": "2016-11-22"}},
		"project": {"record": {"retention_owner": true}},
	}),
	{"retention": {"months": months, "cutoff_on": "2016-11-22"}},
)

test_holds_a_process_with_a_longer_term_than_the_institution_at_review if {
	worlds.codes(retention.findings) == {"retention/process-term-too-long"} with input as _reviewed(121)
	worlds.codes(retention.findings) == set() with input as _reviewed(120)
}

test_holds_a_term_while_the_longest_is_not_known_at_review if {
	world := worlds.without(_reviewed(12), "/institution/retention_max")
	worlds.codes(retention.findings) == {"retention/process-term-too-long"} with input as world
}

test_holds_a_project_of_which_nobody_guards_the_term_at_review if {
	every owner in [false, null] {
		world := object.union(_reviewed(12), {"project": {"record": {"retention_owner": owner}}})
		worlds.codes(retention.findings) == {"retention/project-without-owner"} with input as world
	}
}

test_treats_no_rows_at_review if {
	retention.obligations == set() with input as _reviewed(12)
	retention.rows == set() with input as _reviewed(12)
}

_archived(gate_world, section, term) := object.union(
	gate_world,
	{section: {"retention_class": "archive", "retention": term}},
)

test_lets_an_archive_keep_its_own_term if {
	term := {"months": 240, "cutoff_on": "2006-11-22"}
	world := _archived(worlds.ingest, "ingest", term)
	not "retention/term-too-long" in worlds.codes(retention.findings) with input as world
	{"type": "destroy-past-term", "field": "row_on", "day": "2006-11-22"} in retention.obligations with input as world
	ordinary := object.union(world, {"ingest": {"retention_class": "ordinary"}})
	"retention/term-too-long" in worlds.codes(retention.findings) with input as ordinary
}

test_serves_an_archive_by_its_own_term_and_that_of_the_process if {
	term := {"months": 240, "cutoff_on": "2006-11-22"}
	unlimited := worlds.with_process(_archived(worlds.access, "dataset", term), {"retention": null})
	retention.rows == {{"operator": "gte", "day": "2006-11-22"}} with input as unlimited
	limited := _archived(worlds.access, "dataset", term)
	retention.rows == {{"operator": "gte", "day": "2023-11-22"}} with input as limited
}

test_holds_an_archive_without_a_term if {
	world := _archived(worlds.access, "dataset", null)
	"retention/no-term" in worlds.codes(retention.findings) with input as world
	retention.rows == {{"operator": "gte", "day": "2023-11-22"}} with input as world
}

_kept(world, categories, terms) := worlds.with_process(world, {
	"subjects": {"categories": categories},
	"category_terms": terms,
})

_student := {"category": "student", "months": 84, "counted_from": "end-of-enrolment"}

_applicant := {"category": "applicant", "months": 12, "counted_from": "application"}

_lacking(found) := {one.params.categories |
	some one in found
	one.code == "retention/category-without-term"
}

test_holds_a_group_of_persons_without_a_term_of_its_own if {
	every world in [worlds.access, _reviewed(12)] {
		found := retention.findings with input as _kept(world, ["student", "applicant"], [_student])
		_lacking(found) == {["applicant"]}
	}
	every world in [worlds.access, _reviewed(12)] {
		found := retention.findings with input as _kept(world, ["student", "applicant"], [_student, _applicant])
		_lacking(found) == set()
	}
}

test_holds_a_term_of_a_group_without_months_or_first_day_at_review if {
	every change in [{"months": null}, {"counted_from": null}, {"counted_from": "whenever"}] {
		world := _kept(_reviewed(12), ["student"], [object.union(_student, change)])
		codes := worlds.codes(retention.findings) with input as world
		codes == {"retention/category-without-term"}
	}
}

test_holds_terms_of_groups_while_it_is_not_known_of_whom_the_data_are_at_review if {
	every categories in [null, []] {
		found := retention.findings with input as _kept(_reviewed(12), categories, [_student])
		_lacking(found) == {[]}
	}
}

test_holds_groups_without_any_term_at_review if {
	found := retention.findings with input as _kept(_reviewed(12), ["student", null], null)
	_lacking(found) == {["student"]}
}

test_asks_no_term_of_a_group_of_who_does_not_tell_groups if {
	every world in [worlds.access, _reviewed(12)] {
		found := retention.findings with input as _kept(world, null, null)
		_lacking(found) == set()
	}
}

test_holds_a_longer_term_of_a_group_than_the_institution_at_review if {
	long := _kept(_reviewed(12), ["student"], [object.union(_student, {"months": 121})])
	worlds.codes(retention.findings) == {"retention/process-term-too-long"} with input as long
	longest := _kept(_reviewed(12), ["student"], [object.union(_student, {"months": 120})])
	worlds.codes(retention.findings) == set() with input as longest
}
