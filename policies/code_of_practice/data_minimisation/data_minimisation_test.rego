package code_of_practice.data_minimisation_test

import data.code_of_practice.data_minimisation
import data.lib.worlds_test as worlds

test_masks_field_without_reason if {
	world := worlds.with_process(
		worlds.submission,
		{
			"fields": [
				{"field": "score", "needed_for_stated": true},
				{"field": "region", "needed_for_stated": false},
			],
		},
	)
	"data-minimisation/field-not-tied" in worlds.codes(data_minimisation.findings) with input as world
}

test_keeps_field_with_reason if {
	world := worlds.submission
	not "data-minimisation/field-not-tied" in worlds.codes(data_minimisation.findings) with input as world
}

test_masks_requested_field_without_reason if {
	world := worlds.with_process(
		worlds.access,
		{
			"fields": [
				{"field": "score", "needed_for_stated": true},
				{"field": "region", "needed_for_stated": false},
			],
		},
	)
	"data-minimisation/field-not-tied" in worlds.codes(data_minimisation.findings) with input as world
}

test_masks_requested_field_that_the_process_lacks if {
	world := object.union(worlds.access, {"request": {"fields": ["score", "region", "age"]}})
	"data-minimisation/field-not-tied" in worlds.codes(data_minimisation.findings) with input as world
}

test_keeps_requested_fields_with_reason if {
	world := worlds.access
	not "data-minimisation/field-not-tied" in worlds.codes(data_minimisation.findings) with input as world
}

test_ignores_field_without_reason_that_is_not_requested if {
	world := object.union(
		worlds.with_process(
			worlds.access,
			{
				"fields": [
					{"field": "score", "needed_for_stated": true},
					{"field": "region", "needed_for_stated": false},
				],
			},
		),
		{"request": {"fields": ["score"]}},
	)
	not "data-minimisation/field-not-tied" in worlds.codes(data_minimisation.findings) with input as world
}

test_warns_at_more_fields_than_usual if {
	world := worlds.with_process(worlds.submission, {"fields": worlds.fields(21)})
	"data-minimisation/many-fields" in worlds.codes(data_minimisation.findings) with input as world
}

test_accepts_as_many_fields_as_usual if {
	world := worlds.with_process(worlds.submission, {"fields": worlds.fields(20)})
	not "data-minimisation/many-fields" in worlds.codes(data_minimisation.findings) with input as world
}

test_warns_at_many_requested_fields if {
	world := object.union(
		worlds.access,
		{"request": {"fields": [format_int(number, 10) | some number in numbers.range(1, 21)]}},
	)
	"data-minimisation/many-fields" in worlds.codes(data_minimisation.findings) with input as world
}

test_accepts_few_requested_fields if {
	world := worlds.access
	not "data-minimisation/many-fields" in worlds.codes(data_minimisation.findings) with input as world
}

test_names_the_fields_that_each_process_goes_without if {
	untied := {"fields": [
		{"field": "score", "needed_for_stated": true},
		{"field": "region", "needed_for_stated": false},
		{"field": "age"},
	]}
	asked := data_minimisation.obligations with input as worlds.with_process(worlds.submission, untied)
	asked == {{"type": "mask-columns", "process": "s1", "fields": ["age", "region"]}}
}

test_asks_no_mask_when_all_fields_have_a_reason if {
	data_minimisation.obligations == set() with input as worlds.submission
}

test_drops_requested_field_without_reason if {
	world := object.union(worlds.access, {"request": {"fields": ["score", "age"]}})
	data_minimisation.columns == {{"field": "age", "action": "drop"}} with input as world
}

test_drops_nothing_when_all_requested_fields_have_a_reason if {
	data_minimisation.columns == set() with input as worlds.access
}
