package lib.merge_test

import data.lib.merge

# From mild to strict; every later one is stricter than every earlier one.
_treatments := [
	{"field": "f", "action": "keep"},
	{"field": "f", "action": "truncate", "level": "month"},
	{"field": "f", "action": "truncate", "level": "year"},
	{"field": "f", "action": "generalise", "level": "band"},
	{"field": "f", "action": "pseudonymise", "scope": "s1"},
	{"field": "f", "action": "drop"},
]

_effects := [
	{"effect": "warn", "scope": "process"},
	{"effect": "oblige", "scope": "column"},
	{"effect": "deny", "scope": "rows"},
	{"effect": "hold", "scope": "column"},
	{"effect": "deny", "scope": "project"},
]

_outcomes := ["warn", "oblige", "oblige", "hold", "deny"]

test_the_strictest_of_any_set_of_treatments_wins if {
	every choice in numbers.range(1, 63) {
		places := _places(choice, _treatments)
		strictest := _treatments[max(places)]
		merge.columns({"f"}, _at(places, _treatments)) == {"f": object.remove(strictest, ["field"])}
	}
}

test_the_gravest_of_any_set_of_findings_decides if {
	every choice in numbers.range(1, 31) {
		places := _places(choice, _effects)
		merge.outcome(_at(places, _effects)) == _outcomes[max(places)]
	}
}

test_adding_a_treatment_never_makes_an_answer_milder if {
	every choice in numbers.range(1, 63) {
		places := _places(choice, _treatments)
		milder := {added |
			some added in numbers.range(0, 5)
			_rank_with(places | {added}) < _rank_with(places)
		}
		milder == set()
	}
}

test_drops_field_that_no_rule_keeps if {
	merge.columns({"f", "g"}, {{"field": "g", "action": "keep"}}) == {"f": {"action": "drop"}, "g": {"action": "keep"}}
}

test_drops_field_under_an_unknown_treatment if {
	merge.columns({"f"}, {_treatments[0], {"field": "f", "action": "blur"}}) == {"f": {"action": "drop"}}
}

test_ignores_treatment_of_field_that_is_not_requested if {
	merge.columns({"f"}, {_treatments[0], {"field": "g", "action": "drop"}}) == {"f": {"action": "keep"}}
}

test_permits_without_findings if {
	merge.outcome(set()) == "permit"
}

test_narrowing_refusal_is_a_condition if {
	every scope in ["column", "rows", "subject"] {
		merge.outcome({{"effect": "deny", "scope": scope}}) == "oblige"
	}
}

test_other_refusal_stops if {
	every scope in ["project", "process", "request", "ingest-column"] {
		merge.outcome({{"effect": "deny", "scope": scope}}) == "deny"
	}
}

test_latest_lower_and_earliest_upper_bound_hold if {
	bounds := {
		{"operator": "gte", "day": "2019-11-22"},
		{"operator": "gte", "day": "2023-11-22"},
		{"operator": "lte", "day": "2026-08-31"},
		{"operator": "lte", "day": "2026-01-31"},
	}
	merge.row_filter(bounds) == {"type": "compound", "operator": "and", "value": [
		{"type": "field", "operator": "gte", "field": "row_on", "value": "2023-11-22"},
		{"type": "field", "operator": "lte", "field": "row_on", "value": "2026-01-31"},
	]}
}

test_filters_no_rows_without_bounds if {
	merge.row_filter(set()) == null
}

test_no_rows_are_left_between_crossed_bounds if {
	merge.no_rows({{"operator": "gte", "day": "2026-02-02"}, {"operator": "lte", "day": "2026-02-01"}})
}

test_one_day_is_left_between_equal_bounds if {
	not merge.no_rows({{"operator": "gte", "day": "2026-02-01"}, {"operator": "lte", "day": "2026-02-01"}})
}

test_brings_the_parts_of_consent_together if {
	merge.obligations({
		{"type": "admit-subjects", "consent": {"states": ["given"], "valid_on": "2026-11-22"}},
		{"type": "admit-subjects", "consent": {}},
		{"type": "admit-subjects", "consent": {"purpose": "guidance"}},
	}) == [{"type": "admit-subjects", "consent": {
		"purpose": "guidance",
		"states": ["given"],
		"valid_on": "2026-11-22",
	}}]
}

test_takes_the_latest_cut_off_and_the_first_end if {
	merge.obligations({
		{"type": "expire", "on": "2027-06-30"},
		{"type": "expire", "on": "2027-01-31"},
		{"type": "exclude-rows-before", "field": "row_on", "day": "2016-11-22"},
		{"type": "exclude-rows-before", "field": "row_on", "day": "2019-11-22"},
	}) == [
		{"type": "exclude-rows-before", "field": "row_on", "day": "2019-11-22"},
		{"type": "expire", "on": "2027-01-31"},
	]
}

test_keeps_apart_what_is_asked_per_process if {
	merge.obligations({
		{"type": "mask-columns", "process": "s2", "fields": ["a"]},
		{"type": "mask-columns", "process": "s1", "fields": ["a"]},
		{"type": "evaluate"},
	}) == [
		{"type": "evaluate"},
		{"type": "mask-columns", "process": "s1", "fields": ["a"]},
		{"type": "mask-columns", "process": "s2", "fields": ["a"]},
	]
}

test_passes_on_an_obligation_it_does_not_know if {
	merge.obligations({{"type": "sing"}}) == [{"type": "sing"}]
}

test_ends_at_the_first_end if {
	merge.expires_on({{"type": "expire", "on": "2027-06-30"}, {"type": "expire", "on": "2027-01-31"}}) == "2027-01-31"
}

test_never_ends_without_an_end if {
	merge.expires_on({{"type": "evaluate"}}) == null
}

test_gives_nothing_where_data_may_not_be_used if {
	every outcome in ["deny", "hold"] {
		merge.given(outcome, ["value"], []) == []
	}
}

test_gives_the_value_where_data_may_be_used if {
	every outcome in ["oblige", "warn", "permit"] {
		merge.given(outcome, ["value"], []) == ["value"]
	}
}

test_discloses_by_the_largest_group_size if {
	merge.disclosure({"rows"}, {6, 10}) == {"shape": "rows", "k": 10}
}

test_discloses_without_group_size if {
	merge.disclosure({"rows"}, set()) == {"shape": "rows", "k": null}
}

test_discloses_nothing_without_shape if {
	merge.disclosure(set(), set()) == null
}

test_the_pseudonym_alone_is_nothing_left if {
	merge.no_columns({"s": {"action": "pseudonymise"}, "f": {"action": "drop"}}, {"s"})
}

test_one_field_beside_the_pseudonym_is_left if {
	not merge.no_columns(
		{
			"s": {"action": "pseudonymise"},
			"f": {"action": "drop"},
			"g": {"action": "keep"},
		},
		{"s"},
	)
}

test_the_pseudonym_alone_is_left_when_nothing_else_was_asked if {
	not merge.no_columns({"s": {"action": "pseudonymise"}}, {"s"})
}

test_orders_findings_by_norm_code_process_and_column if {
	findings := [
		{"norm": "A-01", "code": "a/a"},
		{"norm": "A-02", "code": "b/a", "process": "s1", "column": "a"},
		{"norm": "A-02", "code": "b/a", "process": "s1", "column": "b"},
		{"norm": "A-02", "code": "b/a", "process": "s2", "column": "a"},
		{"norm": "A-02", "code": "b/b"},
	]
	merge.ordered({found | some found in findings}) == findings
}

# The places in a list whose bit is set in the choice.
_places(choice, list) := {place |
	some place in numbers.range(0, count(list) - 1)
	bits.and(choice, bits.lsh(1, place)) != 0
}

_at(places, list) := {list[place] | some place in places}

# How strict the treatment is that comes out: its place in the list.
_rank_with(places) := rank if {
	some rank, treatment in _treatments
	merge.columns({"f"}, _at(places, _treatments)) == {"f": object.remove(treatment, ["field"])}
}
