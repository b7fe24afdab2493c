package code_of_practice.national_identifiers_test

import data.code_of_practice.national_identifiers
import data.lib.worlds_test as worlds

test_denies_storing_column_named_bsn if {
	world := worlds.with_column({"named": "bsn"})
	"national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_leaving_out_for_column_named_bsn if {
	world := worlds.with_column({"named": "bsn", "treatment": "drop"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_replacement_for_column_named_bsn if {
	world := worlds.with_column({"named": "bsn", "treatment": "replace"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_subject_register_for_column_named_bsn if {
	world := worlds.with_column({"named": "bsn", "treatment": "subject"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_storing_column_named_education_number if {
	world := worlds.with_column({"named": "education-number"})
	"national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_leaving_out_for_column_named_education_number if {
	world := worlds.with_column({"named": "education-number", "treatment": "drop"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_replacement_for_column_named_education_number if {
	world := worlds.with_column({"named": "education-number", "treatment": "replace"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_subject_register_for_column_named_education_number if {
	world := worlds.with_column({"named": "education-number", "treatment": "subject"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_storing_column_named_personal_number if {
	world := worlds.with_column({"named": "personal-number"})
	"national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_leaving_out_for_column_named_personal_number if {
	world := worlds.with_column({"named": "personal-number", "treatment": "drop"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_replacement_for_column_named_personal_number if {
	world := worlds.with_column({"named": "personal-number", "treatment": "replace"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_subject_register_for_column_named_personal_number if {
	world := worlds.with_column({"named": "personal-number", "treatment": "subject"})
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_named_column_that_the_steward_clears if {
	world := worlds.with_column({"named": "personal-number", "steward_says": "not-an-identifier"})
	"national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_named_column_without_treatment if {
	world := worlds.with_column({"named": "bsn", "treatment": null})
	"national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_column_with_an_ordinary_name if {
	world := worlds.ingest
	not "national-identifiers/named-column" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_column_with_nine_in_ten_valid if {
	world := worlds.with_column({"shares": {"bsn": 0.9}})
	"national-identifiers/values-match" in worlds.codes(national_identifiers.findings) with input as world
}

test_does_not_deny_column_just_under_nine_in_ten if {
	world := worlds.with_column({"shares": {"bsn": 0.8999}})
	not "national-identifiers/values-match" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_column_of_education_numbers if {
	world := worlds.with_column({"shares": {"education_number": 1}})
	"national-identifiers/values-match" in worlds.codes(national_identifiers.findings) with input as world
}

test_denies_matching_column_that_the_steward_clears if {
	world := worlds.with_column({"shares": {"bsn": 0.95}, "steward_says": "not-an-identifier"})
	"national-identifiers/values-match" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_replacing_column_with_nine_in_ten_valid if {
	world := worlds.with_column({"shares": {"bsn": 0.95}, "treatment": "replace"})
	not "national-identifiers/values-match" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_column_that_was_not_judged if {
	world := worlds.with_column({"shares": {"bsn": 0.95, "judged": false}})
	not "national-identifiers/values-match" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_steward_at_one_in_five_valid if {
	world := worlds.with_column({"shares": {"bsn": 0.2}})
	"national-identifiers/values-in-doubt" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_nobody_just_under_one_in_five if {
	world := worlds.with_column({"shares": {"bsn": 0.1999}})
	not "national-identifiers/values-in-doubt" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_steward_just_under_nine_in_ten if {
	world := worlds.with_column({"shares": {"bsn": 0.8999}})
	"national-identifiers/values-in-doubt" in worlds.codes(national_identifiers.findings) with input as world
}

test_does_not_ask_steward_when_values_match if {
	world := worlds.with_column({"shares": {"bsn": 0.9}})
	not "national-identifiers/values-in-doubt" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_doubtful_column_that_the_steward_clears if {
	world := worlds.with_column({"shares": {"bsn": 0.5}, "steward_says": "not-an-identifier"})
	not "national-identifiers/values-in-doubt" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_leaving_out_doubtful_column if {
	world := worlds.with_column({"shares": {"bsn": 0.5}, "treatment": "drop"})
	not "national-identifiers/values-in-doubt" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_steward_when_a_column_was_not_measured if {
	world := worlds.with_column({"shares": null})
	"national-identifiers/shares-missing" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_nobody_about_a_measured_column if {
	world := worlds.ingest
	not "national-identifiers/shares-missing" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_nobody_about_a_replaced_column_that_was_not_measured if {
	world := worlds.with_column({"shares": null, "treatment": "replace"})
	not "national-identifiers/shares-missing" in worlds.codes(national_identifiers.findings) with input as world
}

test_asks_steward_when_shares_are_missing if {
	world := worlds.with_column({"shares": {"bsn": null}})
	"national-identifiers/shares-missing" in worlds.codes(national_identifiers.findings) with input as world
}

test_accepts_missing_shares_of_column_not_judged if {
	world := worlds.with_column({"shares": {"bsn": null, "judged": false}})
	not "national-identifiers/shares-missing" in worlds.codes(national_identifiers.findings) with input as world
}

test_drops_national_identifier if {
	world := object.union(
		worlds.access,
		{
			"dataset": {
				"fields": [
					{
						"field": "score",
						"classification": "measure",
						"national_identifier": false,
					},
					{
						"field": "region",
						"classification": "direct-identifier",
						"national_identifier": true,
					},
				],
			},
		},
	)
	"national-identifiers/column-not-served" in worlds.codes(national_identifiers.findings) with input as world
}

test_keeps_field_that_is_no_national_identifier if {
	world := object.union(
		worlds.access,
		{
			"dataset": {
				"fields": [
					{
						"field": "score",
						"classification": "measure",
						"national_identifier": false,
					},
					{
						"field": "region",
						"classification": "direct-identifier",
						"national_identifier": false,
					},
				],
			},
		},
	)
	not "national-identifiers/column-not-served" in worlds.codes(national_identifiers.findings) with input as world
}

test_drops_national_identifier_that_the_process_declares if {
	world := worlds.with_process(worlds.access, {"fields": [{"field": "score", "national_identifier": true}]})
	"national-identifiers/column-not-served" in worlds.codes(national_identifiers.findings) with input as world
}

test_ignores_national_identifier_that_is_not_requested if {
	world := object.union_n([
		worlds.access,
		{
			"dataset": {
				"fields": [
					{
						"field": "score",
						"classification": "measure",
						"national_identifier": false,
					},
					{
						"field": "region",
						"classification": "direct-identifier",
						"national_identifier": true,
					},
				],
			},
		},
		{"request": {"fields": ["score"]}},
	])
	not "national-identifiers/column-not-served" in worlds.codes(national_identifiers.findings) with input as world
}

test_drops_column_with_national_identifier if {
	world := worlds.with_process(worlds.access, {"fields": [{"field": "score", "national_identifier": true}]})
	national_identifiers.columns == {{"field": "score", "action": "drop"}} with input as world
}

test_drops_no_column_without_national_identifier if {
	national_identifiers.columns == set() with input as worlds.access
}

test_judges_each_column_by_its_own_values if {
	columns := [
		object.union(worlds.ingest.ingest.columns[0], {"name": "first", "shares": {"bsn": 0.95}}),
		object.union(worlds.ingest.ingest.columns[0], {"name": "second"}),
	]
	world := object.union(worlds.ingest, {"ingest": {"columns": columns}})
	found := national_identifiers.findings with input as world
	{one.column | some one in found} == {"first"}
}

_released(changes) := object.union(worlds.output, {"output": changes})

test_denies_a_release_with_a_national_identifier if {
	found := worlds.codes(national_identifiers.findings) with input as _released({"national_identifier": true})
	found == {"national-identifiers/in-output"}
	without := worlds.codes(national_identifiers.findings) with input as _released({"national_identifier": false})
	without == set()
}

test_holds_a_release_that_nobody_looked_through if {
	every world in [worlds.output, _released({"national_identifier": null})] {
		found := worlds.codes(national_identifiers.findings) with input as world
		found == {"national-identifiers/output-not-looked-through"}
	}
}
