package code_of_practice.pseudonym_at_ingest_test

import data.code_of_practice.pseudonym_at_ingest as rule
import data.lib.worlds_test as worlds

_ingest := object.union(worlds.ingest, {
	"ingest": {
		"synthetic": false,
		"pseudonym": {
			"method": "keyed",
			"key_held_apart": true,
			"key_bytes": 64,
		},
	},
})

test_accepts_a_keyed_pseudonym_whose_key_is_held_apart_at_ingest if {
	worlds.codes(rule.findings) == set() with input as _ingest
}

test_holds_a_pseudonym_of_which_nothing_is_known_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": null}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/not-known"} with input as world
}

test_holds_a_key_of_unknown_length_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": {"key_bytes": null}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/not-known"} with input as world
}

test_holds_persons_without_a_pseudonym_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": {"method": "none"}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/not-pseudonymised"} with input as world
}

test_holds_a_plain_hash_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": {"method": "hash"}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/plain-hash"} with input as world
}

test_holds_a_key_that_the_analyst_holds_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": {"key_held_apart": false}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/key-not-apart"} with input as world
}

test_holds_a_key_of_which_the_holder_is_not_known_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": {"key_held_apart": null}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/key-not-apart"} with input as world
}

test_holds_a_key_one_byte_too_short_at_ingest if {
	world := object.union(_ingest, {"ingest": {"pseudonym": {"key_bytes": 63}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/key-too-short"} with input as world
}

test_holds_an_unmarked_delivery_without_a_pseudonym_at_ingest if {
	world := object.union(_ingest, {"ingest": {"personal": null, "pseudonym": {"method": "none"}}})
	worlds.codes(rule.findings) == {"pseudonym-at-ingest/not-pseudonymised"} with input as world
}

test_accepts_data_that_are_not_about_persons_without_a_pseudonym_at_ingest if {
	world := object.union(_ingest, {"ingest": {"personal": false, "pseudonym": null}})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_synthetic_data_without_a_pseudonym_at_ingest if {
	world := object.union(_ingest, {"ingest": {"synthetic": true, "pseudonym": null}})
	worlds.codes(rule.findings) == set() with input as world
}
