package code_of_practice.registered_ingest_test

import data.code_of_practice.registered_ingest
import data.lib.worlds_test as worlds

_with(facts) := object.union(worlds.ingest, {"ingest": facts})

test_accepts_what_is_on_record if {
	worlds.codes(registered_ingest.findings) == set() with input as worlds.ingest
}

test_denies_data_without_purpose if {
	world := _with({"purpose_stated": false})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-purpose"} with input as world
	world_2 := worlds.without(worlds.ingest, "/ingest/purpose_stated")
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-purpose"} with input as world_2
}

test_denies_data_without_basis if {
	world := _with({"basis": null})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-basis"} with input as world
	world_2 := _with({"basis": "curiosity"})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-basis"} with input as world_2
}

test_denies_data_without_owner if {
	world := _with({"owner_stated": false})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-owner"} with input as world
}

test_denies_data_without_retention_term if {
	world := _with({"retention": null})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-retention"} with input as world
	world_2 := _with({"retention": {"months": 84, "cutoff_on": "soon"}})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-retention"} with input as world_2
}

test_asks_the_purpose_of_consent_with_that_basis_alone if {
	world := _with({"basis": "consent"})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-consent-purpose"} with input as world
	world_2 := _with({"basis": "consent", "consent_purpose_stated": true})
	worlds.codes(registered_ingest.findings) == set() with input as world_2
	world_3 := _with({"basis": "public-task", "consent_purpose_stated": false})
	worlds.codes(registered_ingest.findings) == set() with input as world_3
}

test_asks_nothing_of_data_that_are_not_about_persons if {
	nothing := {"personal": false, "purpose_stated": false, "basis": null, "owner_stated": false, "retention": null}
	worlds.codes(registered_ingest.findings) == set() with input as _with(nothing)
}

test_takes_data_for_personal_while_nothing_is_said if {
	world := _with({"personal": null, "basis": null})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-basis"} with input as world
}

test_asks_the_purpose_of_a_choice_to_take_part_too if {
	world := _with({"participation_choice": true, "consent_purpose_stated": false})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-choice-purpose"} with input as world
	world_2 := _with({"participation_choice": true, "consent_purpose_stated": true})
	worlds.codes(registered_ingest.findings) == set() with input as world_2
	world_3 := _with({"participation_choice": true, "basis": "consent"})
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-consent-purpose"} with input as world_3
}

test_takes_a_choice_that_is_not_known_for_one if {
	world := worlds.without(worlds.ingest, "/ingest/participation_choice")
	worlds.codes(registered_ingest.findings) == {"registered-ingest/no-choice-purpose"} with input as world
}
