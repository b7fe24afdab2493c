package code_of_practice.erasable_store_test

import data.code_of_practice.erasable_store as rule
import data.lib.worlds_test as worlds

_ingest := object.union(worlds.ingest, {
	"ingest": {
		"store": {
			"kind": "event",
			"can_erase_person": true,
			"can_erase_by_age": true,
		},
	},
})

_process := {"store": {"kind": "event", "can_erase_person": true, "can_erase_by_age": true}}

test_accepts_an_event_store_that_can_erase_at_ingest if {
	worlds.codes(rule.findings) == set() with input as _ingest
}

test_holds_an_event_store_that_cannot_erase_a_person_at_ingest if {
	world := object.union(_ingest, {"ingest": {"store": {"can_erase_person": false}}})
	worlds.codes(rule.findings) == {"erasable-store/no-erasure-of-person"} with input as world
}

test_holds_an_event_store_that_cannot_erase_by_age_at_ingest if {
	world := object.union(_ingest, {"ingest": {"store": {"can_erase_by_age": null}}})
	worlds.codes(rule.findings) == {"erasable-store/no-erasure-by-age"} with input as world
}

test_holds_an_unknown_store_at_ingest if {
	world := object.union(_ingest, {"ingest": {"store": null}})
	worlds.codes(rule.findings) == {"erasable-store/store-not-known"} with input as world
}

test_accepts_a_table_which_is_erased_by_row_at_ingest if {
	world := object.union(_ingest, {
		"ingest": {
			"store": {
				"kind": "table",
				"can_erase_person": null,
				"can_erase_by_age": null,
			},
		},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_an_unknown_store_of_data_not_about_persons_at_ingest if {
	world := object.union(_ingest, {"ingest": {"personal": false, "store": null}})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_process_whose_event_store_can_erase_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_process_whose_event_store_can_erase_nothing_at_decision if {
	process := object.union(_process, {"store": {"can_erase_person": false, "can_erase_by_age": false}})
	world := worlds.with_process(worlds.approval, process)
	expected := {
		"erasable-store/no-erasure-by-age",
		"erasable-store/no-erasure-of-person",
	}
	worlds.codes(rule.findings) == expected with input as world
}

test_holds_a_process_with_an_unknown_store_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"store": {"kind": null}}))
	worlds.codes(rule.findings) == {"erasable-store/store-not-known"} with input as world
}

test_accepts_a_rejected_project_with_an_unknown_store_at_decision if {
	base := object.union(worlds.approval, {"decision": {"outcome": "rejected"}})
	world := worlds.with_process(base, object.union(_process, {"store": null}))
	worlds.codes(rule.findings) == set() with input as world
}
