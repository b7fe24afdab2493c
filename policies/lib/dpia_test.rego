package lib.dpia_test

import data.lib.dpia
import data.lib.worlds_test as worlds

_plain := {
	"continuous": false,
	"joins_controllers": false,
	"blocks_right": false,
	"new_technology": false,
	"subjects": {"count": 9999},
	"decision": {"effect": "none"},
}

_with(changes) := worlds.with_process(_about(["students"]), object.union(_plain, changes))

_about(kinds) := object.union(worlds.approval, {"project": {"prescan": {"subject_kinds": kinds}}})

_field(changes) := [object.union({"field": "f", "classification": "measure", "national_identifier": false}, changes)]

# Each fact from which one criterion follows.
_tells := [
	["evaluation", {"level": "person", "analytics": "predictive"}],
	["evaluation", {"level": "person", "analytics": "diagnostic"}],
	["automated-decision", {"decision": {"effect": "similar"}}],
	["systematic-monitoring", {"continuous": true}],
	["sensitive-data", {"fields": _field({"classification": "sensitive-proxy"})}],
	["sensitive-data", {"fields": _field({"national_identifier": true})}],
	["sensitive-data", {"fields": _field({"classification": "free-text"})}],
	["sensitive-data", {"modality": ["location"]}],
	["large-scale", {"subjects": {"count": 10000}}],
	["matching", {"joins_controllers": true}],
	["new-technology", {"new_technology": true}],
	["new-technology", {"analytics": "prescriptive"}],
	["new-technology", {"model": {"kind": "generative"}}],
	["prevents-right", {"blocks_right": true}],
]

test_students_alone_meet_one_criterion if {
	dpia.derived == {"vulnerable-subjects"} with input as _with({})
}

test_derives_from_each_kind_of_people_who_depend_on_the_institution if {
	every kind in ["staff", "students", "under-16", "vulnerable"] {
		dpia.because == {{
			"criterion": "vulnerable-subjects",
			"fact": kind,
			"process": null,
		}} with input as worlds.with_process(_about([kind]), _plain)
	}
}

test_derives_nothing_from_people_who_do_not_depend_on_the_institution if {
	dpia.derived == set() with input as worlds.with_process(_about(["other"]), _plain)
}

test_derives_nothing_from_kinds_of_people_that_are_not_known if {
	every kinds in [[], null, ["martians"]] {
		dpia.derived == set() with input as worlds.with_process(_about(kinds), _plain)
	}
}

test_derives_each_criterion_from_its_fact if {
	every tell in _tells {
		tell[0] in dpia.derived with input as _with(tell[1])
		not tell[0] in dpia.derived with input as _with({})
	}
}

test_evaluates_nobody_above_the_level_of_persons_or_by_description_alone if {
	every change in [{"level": "group", "analytics": "diagnostic"}, {"level": "person", "analytics": "descriptive"}] {
		not "evaluation" in dpia.derived with input as _with(change)
	}
}

test_contested_criterion_does_not_count_and_stays_visible if {
	world := object.union(_with({}), {"project": {"prescan": {"contested": ["vulnerable-subjects", "matching"]}}})
	dpia.criteria == set() with input as world
	dpia.contested == {"vulnerable-subjects"} with input as world
}

test_ticked_criterion_counts if {
	world := object.union(_with({}), {"project": {"prescan": {"criteria": ["matching"]}}})
	dpia.criteria == {"matching", "vulnerable-subjects"} with input as world
}

test_contest_does_not_touch_what_a_person_ticked if {
	contest := {"criteria": ["vulnerable-subjects"], "contested": ["vulnerable-subjects"]}
	world := object.union(_with({}), {"project": {"prescan": contest}})
	dpia.criteria == {"vulnerable-subjects"} with input as world
}

test_plain_process_is_known if {
	dpia.unknown == set() with input as _with({})
}

test_names_process_with_an_unknown_fact if {
	every name in ["continuous", "joins_controllers", "blocks_right", "new_technology"] {
		dpia.unknown == {"s1"} with input as _with({name: null})
	}
	every name in ["subjects", "decision"] {
		dpia.unknown == {"s1"} with input as _with({name: null})
	}
	dpia.unknown == {"s1"} with input as _with({"fields": _field({"classification": null})})
}

_prescanned(changes) := worlds.with_process(
	object.union(worlds.approval, {"project": {"prescan": object.union(worlds.prescan, changes)}}),
	_plain,
)

test_derives_each_criterion_with_fact_and_process if {
	told := {[reason.criterion, reason.fact, reason.process] | some reason in dpia.because} with input as _with({
		"analytics": "predictive",
		"blocks_right": true,
	})
	told == {
		["new-technology", "forecast", "s1"],
		["prevents-right", "blocks-right", "s1"],
		["vulnerable-subjects", "students", null],
	}
}

# Each question of the pre-scan: what was answered, and the points that follow.
_scored := [
	["ordinary", {"ordinary_kinds": 5}, 0],
	["ordinary", {"ordinary_kinds": 6}, 1],
	["special", {"special_kinds": 0}, 0],
	["special", {"special_kinds": 1}, 1],
	["special", {"special_kinds": 6}, 1],
	["special", {"special_kinds": 7}, 2],
	["sensitive", {"sensitive_kinds": 0}, 0],
	["sensitive", {"sensitive_kinds": 6}, 1],
	["sensitive", {"sensitive_kinds": 7}, 2],
	["subject-kinds", {"subject_kinds": ["students", "staff", "other"]}, 0],
	["subject-kinds", {"subject_kinds": ["under-16"]}, 1],
	["subject-kinds", {"subject_kinds": ["vulnerable", "students"]}, 2],
	["frequency", {"frequency": "yearly"}, 0],
	["frequency", {"frequency": "irregular"}, 0],
	["frequency", {"frequency": "once"}, 0],
	["frequency", {"frequency": "monthly"}, 1],
	["frequency", {"frequency": "more-than-monthly"}, 1],
	["frequency", {"frequency": "continuous"}, 1],
	["kept", {"kept_months": 11}, 0],
	["kept", {"kept_months": 12}, 1],
	["transfer", {}, 0],
	["transfer", {"stored_outside": true}, 1],
	["transfer", {"transfers": true, "special_transferred": false}, 1],
	["transfer", {"transfers": true, "special_transferred": true}, 2],
	["transfer", {"transfers": true, "special_transferred": false, "stored_outside": true}, 2],
	["base-registry", {"base_registry": false}, 0],
	["base-registry", {"base_registry": true}, 1],
	["minors", {"minors_service": "none"}, 0],
	["minors", {"minors_service": "possible"}, 1],
	["minors", {"minors_service": "aimed"}, 2],
]

test_gives_the_points_of_each_answer if {
	every one in _scored {
		dpia.points[one[0]] == one[2] with input as _prescanned(one[1])
	}
}

test_counts_the_subjects_of_the_largest_process if {
	dpia.points["subject-count"] == 0 with input as _prescanned({})
	world := worlds.with_process(_prescanned({}), object.union(_plain, {"subjects": {"count": 10000}}))
	dpia.points["subject-count"] == 1 with input as world
}

test_adds_the_points_up if {
	dpia.score == 4 with input as _prescanned({})
	dpia.score == 7 with input as _prescanned({"base_registry": true, "minors_service": "aimed"})
}

test_knows_no_score_while_an_answer_is_missing if {
	every name in [
		"base_registry",
		"frequency",
		"kept_months",
		"minors_service",
		"ordinary_kinds",
		"sensitive_kinds",
		"special_kinds",
		"stored_outside",
		"subject_kinds",
		"transfers",
	] {
		not dpia.score with input as _prescanned({name: null})
	}
	not dpia.score with input as _prescanned({"transfers": true, "special_transferred": null})
	not dpia.score with input as _prescanned({"subject_kinds": []})
	not dpia.score with input as _prescanned({"subject_kinds": ["students", "martians"]})
	not dpia.score with input as worlds.with_process(_prescanned({}), {"subjects": null})
}

test_asks_a_dpia_for_each_reason if {
	every one in [
		["article-35-3", {"article_35_3": ["profiling-with-effect"]}],
		["ap-list", {"ap_items": ["profiling"]}],
		["criteria", {"criteria": ["matching"]}],
		["score", {"base_registry": true}],
		["new-law", {"new_law": true}],
	] {
		dpia.reasons == {one[0]} with input as _prescanned(one[1])
		dpia.result == "required" with input as _prescanned(one[1])
	}
	dpia.reasons == set() with input as _prescanned({})
}

test_recommends_a_dpia_for_one_criterion if {
	dpia.result == "recommended" with input as _prescanned({})
	dpia.result == "not-required" with input as _prescanned({"contested": ["vulnerable-subjects"]})
}

test_knows_no_result_while_a_fact_is_missing if {
	every name in ["ap_items", "article_35_3", "criteria", "frequency", "new_law"] {
		dpia.result == "not-known" with input as _prescanned({name: null})
	}
	dpia.result == "not-known" with input as worlds.with_process(_prescanned({}), {"continuous": null})
}

test_rule_is_no_new_technology if {
	dpia.derived == {"vulnerable-subjects"} with input as _with({"model": {"kind": "rule"}})
}
