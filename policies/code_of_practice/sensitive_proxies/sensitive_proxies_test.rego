package code_of_practice.sensitive_proxies_test

import data.code_of_practice.sensitive_proxies as rule
import data.lib.worlds_test as worlds

_advice(outcome) := {"by": "fg", "about": "proxies", "outcome": outcome, "expired": false}

_approval := object.union(worlds.approval, {"advices": [_advice("positive")]})

_process := {
	"fields": [
		{
			"field": "postcode",
			"classification": "sensitive-proxy",
			"needed_for_stated": true,
			"proxy_coarsened": true,
		},
	],
}

test_accepts_a_coarse_proxy_with_a_positive_advice_at_decision if {
	world := worlds.with_process(_approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_proxy_without_advice_at_decision if {
	base := object.union(_approval, {"advices": []})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"sensitive-proxies/advice-awaited"} with input as world
}

test_holds_a_proxy_with_a_negative_advice_at_decision if {
	base := object.union(_approval, {"advices": [_advice("negative")]})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"sensitive-proxies/advice-not-answered"} with input as world
}

test_accepts_a_proxy_with_a_negative_advice_that_is_answered_at_decision if {
	base := object.union(_approval, {
		"advices": [_advice("negative")],
		"decision": {"answered_advices": ["proxies"]},
	})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_a_proxy_in_its_finest_form_at_decision if {
	process := object.union(_process, {
		"fields": [
			{
				"field": "postcode",
				"classification": "sensitive-proxy",
				"proxy_coarsened": false,
			},
		],
	})
	world := worlds.with_process(_approval, process)
	worlds.codes(rule.findings) == {"sensitive-proxies/too-fine"} with input as world
}

test_holds_a_field_that_may_be_a_proxy_at_decision if {
	process := object.union(_process, {"fields": [{"field": "postcode", "classification": null}]})
	world := worlds.with_process(_approval, process)
	worlds.codes(rule.findings) == {"sensitive-proxies/not-classified"} with input as world
}

test_holds_free_text_without_advice_at_decision if {
	base := object.union(_approval, {"advices": null})
	process := object.union(_process, {
		"fields": [
			{"field": "remark", "classification": "free-text", "proxy_coarsened": true},
		],
	})
	world := worlds.with_process(base, process)
	worlds.codes(rule.findings) == {"sensitive-proxies/advice-awaited"} with input as world
}

test_accepts_ordinary_fields_without_advice_at_decision if {
	base := object.union(_approval, {"advices": null})
	process := object.union(_process, {"fields": [{"field": "score", "classification": "measure"}]})
	world := worlds.with_process(base, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_request_for_ordinary_fields_at_access if {
	worlds.codes(rule.findings) == set() with input as worlds.access
}

test_obliges_for_a_request_for_a_proxy_at_access if {
	world := object.union(worlds.access, {
		"request": {"fields": ["score", "region"]},
		"dataset": {
			"fields": [
				{
					"field": "score",
					"classification": "measure",
					"national_identifier": false,
				},
				{
					"field": "region",
					"classification": "sensitive-proxy",
					"national_identifier": false,
				},
			],
		},
		"approval": {
			"fields": [
				{"field": "score", "form": "as-is"},
				{"field": "region", "form": "as-is"},
			],
		},
	})
	worlds.codes(rule.findings) == {"sensitive-proxies/coarsened"} with input as world
}

test_gives_a_proxy_in_bands if {
	fields := [
		{"field": "score", "classification": "measure", "national_identifier": false},
		{"field": "region", "classification": "sensitive-proxy", "national_identifier": false},
	]
	world := object.union(worlds.access, {"dataset": {"fields": fields}})
	rule.columns == {{"field": "region", "action": "generalise", "level": "band"}} with input as world
	rule.columns == set() with input as worlds.access
}

_ingested(changes) := object.union(worlds.ingest, {"ingest": {"columns": [object.union(
	worlds.ingest.ingest.columns[0],
	changes,
)]}})

test_holds_a_column_of_which_it_is_not_told_at_ingest if {
	every trait in [null, "colour"] {
		codes := worlds.codes(rule.findings) with input as _ingested({"stands_for": trait})
		codes == {"sensitive-proxies/column-not-told"}
	}
	worlds.codes(rule.findings) == set() with input as _ingested({"stands_for": "none"})
	worlds.codes(rule.findings) == {"sensitive-proxies/column-not-told"} with input as worlds.ingest
}

test_holds_a_column_that_is_classed_below_what_it_stands_for_at_ingest if {
	every trait in ["belief", "health", "origin", "other"] {
		codes := worlds.codes(rule.findings) with input as _ingested({"stands_for": trait})
		codes == {"sensitive-proxies/class-too-low"}
	}
	every class in ["criminal-offence", "direct-identifier", "free-text", "sensitive-proxy", "special-category"] {
		world := _ingested({"stands_for": "origin", "classification": class})
		worlds.codes(rule.findings) == set() with input as world
	}
}

test_leaves_a_column_that_is_not_stored_at_ingest if {
	every treatment in ["drop", "subject"] {
		world := _ingested({"stands_for": "origin", "treatment": treatment})
		worlds.codes(rule.findings) == set() with input as world
	}
}

test_takes_the_advice_of_the_fg_on_a_column_at_ingest if {
	advised := [_advice("positive")]
	world := object.union(_ingested({"stands_for": "origin"}), {"advices": advised})
	worlds.codes(rule.findings) == set() with input as world
}

test_asks_the_group_size_above_the_level_of_persons if {
	fields := [{"field": "region", "classification": "sensitive-proxy", "national_identifier": false}]
	world := object.union(worlds.access, {"request": {"fields": ["region"]}, "dataset": {"fields": fields}})
	rule.group_sizes == {10} with input as world with data.parameters.minimum_group_size as 10
	rule.group_sizes == set() with input as worlds.with_process(world, {"level": "person"})
	rule.group_sizes == set() with input as worlds.access
}

test_leaves_a_proxy_as_fine_as_an_audit_needs_it if {
	fields := {"fields": [{"field": "postcode", "classification": "sensitive-proxy", "proxy_coarsened": false}]}
	audit := object.union(fields, worlds.audit)
	worlds.codes(rule.findings) == set() with input as worlds.with_process(_approval, audit)
	lacking := object.union(audit, {"bias_audit": {"pseudonymised": false}})
	codes := worlds.codes(rule.findings) with input as worlds.with_process(_approval, lacking)
	codes == {"sensitive-proxies/too-fine"}
}

test_asks_no_coarser_form_of_free_text_at_decision if {
	process := {"fields": [{"field": "remark", "classification": "free-text", "proxy_coarsened": null}]}
	worlds.codes(rule.findings) == set() with input as worlds.with_process(_approval, process)
}

test_takes_a_negative_advice_on_a_lower_class_once_it_is_answered_at_ingest if {
	advised := [_advice("negative")]
	world := object.union(_ingested({"stands_for": "origin"}), {"advices": advised})
	worlds.codes(rule.findings) == {"sensitive-proxies/class-against-advice"} with input as world
	answered := object.union(world, {"advices": [object.union(_advice("negative"), {"answered": true})]})
	worlds.codes(rule.findings) == set() with input as answered
	classed := object.union(_ingested({"stands_for": "origin", "classification": "sensitive-proxy"}), {"advices": advised})
	worlds.codes(rule.findings) == set() with input as classed
}
