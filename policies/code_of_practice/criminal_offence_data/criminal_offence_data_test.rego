package code_of_practice.criminal_offence_data_test

import data.code_of_practice.criminal_offence_data as rule
import data.lib.worlds_test as worlds

test_accepts_columns_without_data_on_offences_at_ingest if {
	worlds.codes(rule.findings) == set() with input as worlds.ingest
}

test_denies_a_column_with_data_on_offences_at_ingest if {
	world := worlds.with_column({"classification": "criminal-offence", "treatment": "store"})
	worlds.codes(rule.findings) == {"criminal-offence-data/stored"} with input as world
}

test_denies_a_column_with_data_on_offences_under_a_pseudonym_at_ingest if {
	world := worlds.with_column({"classification": "criminal-offence", "treatment": "replace"})
	worlds.codes(rule.findings) == {"criminal-offence-data/stored"} with input as world
}

test_accepts_a_column_with_data_on_offences_that_is_left_out_at_ingest if {
	world := worlds.with_column({"classification": "criminal-offence", "treatment": "drop"})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_data_on_offences_for_which_a_statute_is_cited_at_ingest if {
	base := worlds.with_column({"classification": "criminal-offence", "treatment": "store"})
	world := object.union(base, {"ingest": {"criminal_statute_cited": true}})
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_stored_column_of_which_the_class_is_not_known_at_ingest if {
	world := worlds.with_column({"classification": null, "treatment": "store"})
	worlds.codes(rule.findings) == {"criminal-offence-data/not-classified"} with input as world
}
