package code_of_practice.synthetic_release_test

import data.code_of_practice.synthetic_release as rule
import data.lib.worlds_test as worlds

_output := object.union(worlds.output, {
	"output": {
		"kind": "synthetic",
		"labelled": true,
		"synthetic_report": {
			"no_copied_rows": true,
			"rare_checked": true,
			"distance_stated": true,
		},
	},
})

test_accepts_a_synthetic_set_with_report_and_label_at_output if {
	worlds.codes(rule.findings) == set() with input as _output
}

test_holds_a_synthetic_set_with_copied_rows_at_output if {
	world := object.union(_output, {"output": {"synthetic_report": {"no_copied_rows": false}}})
	worlds.codes(rule.findings) == {"synthetic-release/report-lacking"} with input as world
}

test_holds_a_synthetic_set_without_a_report_at_output if {
	world := object.union(_output, {"output": {"synthetic_report": null}})
	worlds.codes(rule.findings) == {"synthetic-release/report-lacking"} with input as world
}

test_holds_a_synthetic_set_without_a_label_at_output if {
	world := object.union(_output, {"output": {"labelled": false}})
	worlds.codes(rule.findings) == {"synthetic-release/no-label"} with input as world
}

test_accepts_a_table_without_a_report_at_output if {
	world := object.union(_output, {
		"output": {
			"kind": "table",
			"labelled": null,
			"synthetic_report": null,
		},
	})
	worlds.codes(rule.findings) == set() with input as world
}
