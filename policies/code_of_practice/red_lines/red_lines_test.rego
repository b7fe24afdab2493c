package code_of_practice.red_lines_test

import data.code_of_practice.red_lines as rule
import data.lib.worlds_test as worlds

_ingest := object.union(worlds.ingest, {
	"institution": {"red_lines": ["attendance", "library"]},
	"ingest": {"source_system": "lms"},
})

_submission := object.union(worlds.submission, {"institution": {"red_lines": ["attendance", "library"]}})

_process := {"source_systems": ["lms", "sis"]}

_access := object.union(worlds.access, {
	"institution": {"red_lines": ["attendance", "library"]},
	"dataset": {"source_system": "lms"},
})

test_accepts_a_source_that_stands_on_no_list_at_ingest if {
	worlds.codes(rule.findings) == set() with input as _ingest
}

test_denies_a_source_that_is_never_used_at_ingest if {
	world := object.union(_ingest, {"ingest": {"source_system": "library"}})
	worlds.codes(rule.findings) == {"red-lines/refused-source"} with input as world
}

test_accepts_any_source_while_the_list_is_empty_at_ingest if {
	world := object.union(_ingest, {
		"institution": {"red_lines": []},
		"ingest": {"source_system": "library"},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_an_unknown_source_while_the_list_is_empty_at_ingest if {
	world := object.union(_ingest, {
		"institution": {"red_lines": []},
		"ingest": {"source_system": null},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_source_of_an_unknown_kind_at_ingest if {
	world := object.union(_ingest, {"ingest": {"source_system": null}})
	worlds.codes(rule.findings) == {"red-lines/source-not-known"} with input as world
}

test_holds_a_list_that_is_not_known_at_ingest if {
	world := object.union(_ingest, {"institution": {"red_lines": null}})
	worlds.codes(rule.findings) == {"red-lines/lines-not-known"} with input as world
}

test_holds_a_list_with_an_unreadable_line_at_ingest if {
	world := object.union(_ingest, {"institution": {"red_lines": ["library", null]}})
	worlds.codes(rule.findings) == {"red-lines/lines-not-known"} with input as world
}

test_accepts_sources_that_stand_on_no_list_at_submission if {
	world := worlds.with_process(_submission, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_one_of_several_sources_that_is_never_used_at_submission if {
	world := worlds.with_process(_submission, object.union(_process, {"source_systems": ["lms", "attendance"]}))
	worlds.codes(rule.findings) == {"red-lines/refused-source-of-process"} with input as world
}

test_holds_a_process_whose_sources_are_not_known_at_submission if {
	world := worlds.with_process(_submission, object.union(_process, {"source_systems": null}))
	worlds.codes(rule.findings) == {"red-lines/source-of-process-not-known"} with input as world
}

test_holds_a_process_without_a_source_at_submission if {
	world := worlds.with_process(_submission, object.union(_process, {"source_systems": []}))
	worlds.codes(rule.findings) == {"red-lines/source-of-process-not-known"} with input as world
}

test_holds_a_process_with_one_unreadable_source_at_submission if {
	world := worlds.with_process(_submission, object.union(_process, {"source_systems": ["lms", null]}))
	worlds.codes(rule.findings) == {"red-lines/source-of-process-not-known"} with input as world
}

test_denies_a_data_set_of_a_source_that_is_never_used_at_access if {
	world := object.union(_access, {"dataset": {"source_system": "attendance"}})
	worlds.codes(rule.findings) == {"red-lines/refused-source"} with input as world
}

test_accepts_a_data_set_of_another_source_at_access if {
	worlds.codes(rule.findings) == set() with input as _access
}

test_holds_a_data_set_of_an_unknown_source_at_access if {
	world := object.union(_access, {"dataset": {"source_system": null}})
	worlds.codes(rule.findings) == {"red-lines/source-not-known"} with input as world
}

test_denies_a_request_of_a_process_with_a_refused_source if {
	base := object.union(worlds.access, {
		"institution": {"red_lines": ["library"]},
		"dataset": {"source_system": "sis"},
	})
	world := worlds.with_process(base, {"source_systems": ["sis", "library"]})
	worlds.codes(rule.findings) == {"red-lines/refused-source"} with input as world
	worlds.codes(rule.findings) == set() with input as worlds.with_process(base, {"source_systems": ["sis"]})
	unknown := object.union(world, {"dataset": {"source_system": null}})
	"red-lines/source-not-known" in worlds.codes(rule.findings) with input as unknown
}
