package lib.facts_test

import data.lib.facts
import data.lib.worlds_test as worlds

_worlds := [worlds.ingest, worlds.submission, worlds.approval, worlds.access]

# Each path without which the gate of this world cannot decide.
_needed := {
	"G0": {
		"/today": "today",
		"/ingest/columns": "ingest.columns",
		"/ingest/columns/0/name": "ingest.columns.name",
		"/institution/retention_max/months": "institution.retention_max.months",
		"/institution/retention_max/cutoff_on": "institution.retention_max.cutoff_on",
	},
	"G1": {
		"/today": "today",
		"/institution/goals": "institution.goals",
		"/project": "project",
		"/processes": "processes",
		"/processes/0/id": "processes.id",
		"/processes/0/level": "processes.s1.level",
		"/processes/0/activity": "processes.s1.activity",
		"/processes/0/analytics": "processes.s1.analytics",
		"/processes/0/facing": "processes.s1.facing",
		"/processes/0/bases_stated": "processes.s1.bases_stated",
		"/processes/0/fields": "processes.s1.fields",
	},
	"G2": {
		"/today": "today",
		"/project": "project",
		"/decision/decider_is_requester": "decision.decider_is_requester",
		"/decision/decider_is_preparer": "decision.decider_is_preparer",
		"/decision/decider_is_tester": "decision.decider_is_tester",
		"/decision/tester_is_preparer": "decision.tester_is_preparer",
		"/decision/mandate/held": "decision.mandate.held",
		"/decision/mandate/in_force": "decision.mandate.in_force",
		"/decision/mandate/covers_route": "decision.mandate.covers_route",
		"/decision/test/done": "decision.test.done",
	},
	"G3": {
		"/today": "today",
		"/institution/retention_max/cutoff_on": "institution.retention_max.cutoff_on",
		"/processes/0/level": "processes.s1.level",
		"/processes/0/fields": "processes.s1.fields",
		"/processes/0/fields/0/field": "processes.s1.fields",
		"/processes/0/basis": "processes.s1.basis",
		"/processes/0/participation_choice": "processes.s1.participation_choice",
		"/processes/0/retention/cutoff_on": "processes.s1.retention",
		"/request/process": "request.process",
		"/request/process_version": "request.process_version",
		"/request/shape": "request.shape",
		"/request/fields": "request.fields",
		"/request/requester/is_member": "request.requester.is_member",
		"/approval/period": "approval.period",
		"/dataset/dated": "dataset.dated",
		"/dataset/fields": "dataset.fields",
		"/dataset/fields/0/national_identifier": "dataset.fields.score",
		"/dataset/fields/1/classification": "dataset.fields.region",
	},
}

test_ordinary_worlds_miss_nothing if {
	every world in _worlds {
		facts.missing == set() with input as world
	}
}

test_names_each_fact_that_is_absent if {
	every world in _worlds {
		every path, name in _needed[world.gate] {
			name in facts.missing with input as worlds.without(world, path)
		}
	}
}

test_names_each_fact_that_is_null if {
	every world in _worlds {
		every path, name in _needed[world.gate] {
			name in facts.missing with input as json.patch(world, [{"op": "replace", "path": path, "value": null}])
		}
	}
}

test_names_an_unknown_gate if {
	"gate" in facts.missing with input as object.union(worlds.access, {"gate": "G9"})
}

test_names_an_absent_gate if {
	"gate" in facts.missing with input as worlds.without(worlds.access, "/gate")
}

test_names_everything_missing_from_empty_input if {
	facts.missing == {"gate", "today"} with input as {}
}

test_names_each_parameter_that_is_missing if {
	every name in ["identifier_ask_share", "identifier_refuse_share", "max_columns", "minimum_group_size"] {
		concat(".", ["parameters", name]) in facts.missing with input as worlds.access
			with data.parameters as object.remove(data.parameters, [name])
	}
}

test_an_ingest_may_have_no_column_to_judge if {
	facts.missing == set() with input as object.union(worlds.ingest, {"ingest": {"columns": []}})
}

test_names_a_column_that_is_none if {
	"ingest.columns.name" in facts.missing with input as object.union(worlds.ingest, {"ingest": {"columns": [null]}})
}

test_a_process_may_have_no_term_of_its_own if {
	facts.missing == set() with input as worlds.with_process(worlds.access, {"retention": null})
}

test_names_a_process_that_stands_twice if {
	other := object.union(worlds.process, {"level": "policy"})
	world := object.union(worlds.access, {"processes": [worlds.process, other]})
	"processes.requested" in facts.missing with input as world
}

test_names_a_process_that_is_not_there if {
	"processes.requested" in facts.missing with input as object.union(worlds.access, {"request": {"process": "s2"}})
}

test_names_a_shape_that_nobody_knows if {
	every shape in ["figures", null] {
		"request.shape" in facts.missing with input as object.union(worlds.access, {"request": {"shape": shape}})
	}
	every shape in ["rows", "table"] {
		not "request.shape" in facts.missing with input as object.union(worlds.access, {"request": {"shape": shape}})
	}
}

test_names_an_end_of_a_period_that_is_no_day if {
	every holder in ["approval", "request"] {
		every end in ["from", "to"] {
			world := object.union(worlds.access, {holder: {"period": {end: "spring"}}})
			concat(".", [holder, "period", end]) in facts.missing with input as world
		}
	}
}

test_names_no_end_of_an_open_period if {
	open := {"period": {"from": null, "to": null}}
	facts.missing == set() with input as object.union(worlds.access, {"approval": open, "request": open})
}

test_names_a_requested_field_that_is_no_text if {
	"request.fields" in facts.missing with input as object.union(worlds.access, {"request": {"fields": ["score", null]}})
}

test_names_a_requested_field_that_the_dataset_lacks if {
	"dataset.fields.age" in facts.missing with input as object.union(worlds.access, {"request": {"fields": ["age"]}})
}

test_names_an_unknown_word if {
	"processes.s1.level" in facts.missing with input as worlds.with_process(worlds.access, {"level": "faculty"})
}

test_judges_the_requested_process_alone_at_access if {
	other := object.union(worlds.process, {"id": "s2"})
	facts.judged == [worlds.process] with input as object.union(worlds.access, {"processes": [worlds.process, other]})
}

test_judges_every_process_at_submission if {
	other := object.union(worlds.process, {"id": "s2"})
	facts.judged == [worlds.process, other] with input as object.union(
		worlds.submission,
		{"processes": [worlds.process, other]},
	)
}

test_a_day_is_a_text_of_year_month_and_day if {
	facts.is_day("2026-11-22")
}

test_other_values_are_no_day if {
	every value in ["2026-11-2", "2026-11-22T00:00:00Z", "0000-00-00", "", 20261122, null] {
		not facts.is_day(value)
	}
}

test_reads_an_instant_in_utc_with_milliseconds if facts.is_moment("2026-11-22T09:30:00.123Z")

test_reads_no_instant_in_another_notation if {
	every text in [
		"2026-11-22T09:30:00.12Z",
		"2026-11-22T09:30:00.1234Z",
		"2026-11-22T09:30:00,123Z",
		"2026-11-22 09:30:00.123Z",
		"2026-11-22T09:30:00.123+",
		"2026-11-22T0a:30:00.123Z",
		"2026-11-22T09:3.:00.123Z",
		"2026-11-22T09:30:0:.123Z",
		"2026-11-22T09:30:00.1.3Z",
		"2026-11-22T09:30:00.12aZ",
		"2026-1-222T09:30:00.123Z",
		"",
		20261122,
		null,
	] {
		not facts.is_moment(text)
	}
}
