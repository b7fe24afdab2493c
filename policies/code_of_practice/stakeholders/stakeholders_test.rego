package code_of_practice.stakeholders_test

import data.code_of_practice.stakeholders as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"project": {
		"stakeholders": [
			{"group": "students", "impact_stated": true, "asked": true},
		],
	},
})

test_accepts_a_project_whose_groups_were_asked_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_project_that_names_no_groups_at_decision if {
	world := object.union(_approval, {"project": {"stakeholders": []}})
	worlds.codes(rule.findings) == {"stakeholders/no-impact", "stakeholders/not-asked"} with input as world
}

test_holds_a_group_whose_effects_are_not_described_at_decision if {
	world := object.union(_approval, {
		"project": {
			"stakeholders": [
				{"group": "students", "impact_stated": false, "asked": true},
			],
		},
	})
	worlds.codes(rule.findings) == {"stakeholders/no-impact"} with input as world
}

test_holds_a_group_that_was_not_asked_at_decision if {
	world := object.union(_approval, {
		"project": {
			"stakeholders": [
				{"group": "students", "impact_stated": true, "asked": false},
			],
		},
	})
	worlds.codes(rule.findings) == {"stakeholders/not-asked"} with input as world
}

test_holds_a_group_that_cannot_be_read_at_decision if {
	world := object.union(_approval, {"project": {"stakeholders": [null]}})
	worlds.codes(rule.findings) == {"stakeholders/no-impact", "stakeholders/not-asked"} with input as world
}

test_accepts_a_project_under_an_umbrella_at_decision if {
	world := object.union(_approval, {"project": {"umbrella": true, "stakeholders": null}})
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_policy_project_that_asked_no_groups_at_decision if {
	base := object.union(_approval, {"project": {"stakeholders": null}})
	world := worlds.with_process(base, {"level": "policy"})
	worlds.codes(rule.findings) == {"stakeholders/policy-without-groups"} with input as world
}

test_accepts_a_policy_project_that_asked_its_groups_at_decision if {
	world := worlds.with_process(_approval, {"level": "policy"})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_rejected_project_that_asked_no_groups_at_decision if {
	world := object.union(_approval, {"decision": {"outcome": "rejected"}, "project": {"stakeholders": null}})
	worlds.codes(rule.findings) == set() with input as world
}
