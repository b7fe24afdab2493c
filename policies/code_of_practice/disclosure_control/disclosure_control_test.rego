package code_of_practice.disclosure_control_test

import data.code_of_practice.disclosure_control as rule
import data.lib.worlds_test as worlds

_output := object.union(worlds.output, {
	"output": {
		"kind": "table",
		"k": 10,
		"cells_below_k": 0,
		"secondary_suppressed": true,
		"capped": true,
		"rounded": true,
		"dominance": 0.85,
		"differencing": "none",
		"checked_by_second": true,
	},
})

test_obliges_for_a_table_that_tells_nothing_about_one_person_at_output if {
	worlds.codes(rule.findings) == {"disclosure-control/controlled"} with input as _output
}

test_holds_a_table_of_which_the_groups_were_not_counted_at_output if {
	world := object.union(_output, {"output": {"k": null}})
	worlds.codes(rule.findings) == {"disclosure-control/not-known"} with input as world
}

test_denies_a_table_with_groups_of_nine_at_output if {
	world := object.union(_output, {"output": {"k": 9}})
	worlds.codes(rule.findings) == {"disclosure-control/groups-too-small"} with input as world
}

test_denies_a_table_with_a_cell_that_is_too_small_at_output if {
	world := object.union(_output, {"output": {"cells_below_k": 1}})
	worlds.codes(rule.findings) == {"disclosure-control/groups-too-small"} with input as world
}

test_holds_a_table_that_is_not_rounded_at_output if {
	world := object.union(_output, {"output": {"rounded": false}})
	worlds.codes(rule.findings) == {"disclosure-control/treatment-lacking"} with input as world
}

test_holds_a_table_in_which_two_make_the_total_at_output if {
	world := object.union(_output, {"output": {"dominance": 0.86}})
	worlds.codes(rule.findings) == {"disclosure-control/two-make-the-total"} with input as world
}

test_denies_a_table_of_another_cut_that_differs_little_at_output if {
	world := object.union(_output, {"output": {"differencing": "other-cut"}})
	worlds.codes(rule.findings) == {"disclosure-control/told-by-comparison"} with input as world
}

test_denies_a_next_release_of_the_same_cut_that_differs_by_a_few_at_output if {
	world := object.union(_output, {"output": {"differencing": "same-cut"}})
	worlds.codes(rule.findings) == {"disclosure-control/told-by-comparison"} with input as world
}

test_obliges_for_a_next_release_of_the_same_cut_that_repeats_the_figure_at_output if {
	world := object.union(_output, {"output": {"differencing": "same-cut", "repeats_figure": true}})
	worlds.codes(rule.findings) == {"disclosure-control/controlled"} with input as world
}

test_accepts_synthetic_rows_which_another_rule_judges_at_output if {
	world := object.union(_output, {"output": {"kind": "synthetic", "k": null}})
	worlds.codes(rule.findings) == set() with input as world
}

_asked(shape) := object.union(worlds.access, {"request": {"shape": shape}})

test_controls_a_table_that_is_asked if {
	worlds.codes(rule.findings) == {"disclosure-control/table-asked"} with input as _asked("table")
	rule.group_sizes == {10} with input as _asked("table") with data.parameters.minimum_group_size as 10
	worlds.codes(rule.findings) == set() with input as _asked("rows")
	rule.group_sizes == set() with input as _asked("rows")
}

_control := {{
	"type": "control-disclosure",
	"k": 10,
	"table_rule": "second-cell",
	"percent_low": 5,
	"percent_high": 95,
	"round_base": 5,
}}

test_asks_how_figures_are_kept_safe if {
	every world in [_output, _asked("table")] {
		rule.obligations == _control with input as world with data.parameters as _bounds
	}
	every world in [object.union(_output, {"output": {"kind": "rows"}}), _asked("rows")] {
		rule.obligations == set() with input as world with data.parameters as _bounds
	}
}

_bounds := {
	"minimum_group_size": 10,
	"table_rule": "second-cell",
	"percent_low": 5,
	"percent_high": 95,
	"round_base": 5,
}

test_denies_rows_whatever_their_level_at_output if {
	every level in ["policy", "group", "person"] {
		world := object.union(_output, {"output": {"kind": "rows", "level": level}})
		worlds.codes(rule.findings) == {"disclosure-control/rows"} with input as world
	}
}

test_holds_what_nobody_else_checked_at_output if {
	every kind in ["figure", "model", "report", "table"] {
		every checked in [false, null] {
			world := object.union(_output, {"output": {"kind": kind, "checked_by_second": checked}})
			worlds.codes(rule.findings) == {"disclosure-control/not-checked"} with input as world
		}
	}
	worlds.codes(rule.findings) == set() with input as object.union(_output, {"output": {"kind": "model"}})
}

test_controls_figures_and_reports_as_tables_at_output if {
	every kind in ["figure", "report"] {
		world := object.union(_output, {"output": {"kind": kind, "k": 9}})
		worlds.codes(rule.findings) == {"disclosure-control/groups-too-small"} with input as world
	}
}
