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

_with(changes) := worlds.with_process(worlds.approval, object.union(_plain, changes))

_field(changes) := [object.union({"field": "f", "classification": "measure", "national_identifier": false}, changes)]

# Each fact from which one criterion follows.
_tells := [
	["evaluation", {"level": "person", "analytics": "predictive"}],
	["automated-decision", {"decision": {"effect": "similar"}}],
	["systematic-monitoring", {"continuous": true}],
	["sensitive-data", {"fields": _field({"classification": "sensitive-proxy"})}],
	["sensitive-data", {"fields": _field({"national_identifier": true})}],
	["large-scale", {"subjects": {"count": 10000}}],
	["matching", {"joins_controllers": true}],
	["new-technology", {"new_technology": true}],
	["new-technology", {"analytics": "prescriptive"}],
	["prevents-right", {"blocks_right": true}],
]

test_students_alone_meet_one_criterion if {
	dpia.derived == {"vulnerable-subjects"} with input as _with({})
}

test_derives_each_criterion_from_its_fact if {
	every tell in _tells {
		tell[0] in dpia.derived with input as _with(tell[1])
		not tell[0] in dpia.derived with input as _with({})
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
