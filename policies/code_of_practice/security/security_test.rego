package code_of_practice.security_test

import data.code_of_practice.security as rule
import data.lib.worlds_test as worlds

_approval := object.union(worlds.approval, {
	"project": {
		"security": {
			"measures": [
				"encrypted",
				"pseudonymised",
				"role-access",
				"secure-link",
			],
			"breach_open": false,
		},
	},
})

_review := object.union(worlds.review, {
	"project": {
		"security": {
			"measures": [
				"encrypted",
				"pseudonymised",
				"role-access",
				"secure-link",
			],
			"breach_open": false,
		},
	},
})

test_accepts_a_project_that_is_secured_at_decision if {
	worlds.codes(rule.findings) == set() with input as _approval
}

test_holds_a_project_without_encryption_at_decision if {
	world := object.union(_approval, {
		"project": {
			"security": {
				"measures": [
					"pseudonymised",
					"role-access",
					"secure-link",
				],
			},
		},
	})
	worlds.codes(rule.findings) == {"security/measures-lacking"} with input as world
}

test_holds_a_project_of_which_no_security_is_known_at_decision if {
	world := object.union(_approval, {"project": {"security": null}})
	worlds.codes(rule.findings) == {"security/breach-not-known", "security/measures-lacking"} with input as world
}

test_holds_an_unknown_breach_at_decision if {
	world := object.union(_approval, {"project": {"security": {"breach_open": null}}})
	worlds.codes(rule.findings) == {"security/breach-not-known"} with input as world
}

test_warns_of_a_breach_of_seventy_one_hours_at_review if {
	world := object.union(_review, {
		"project": {
			"security": {
				"breach_open": true,
				"breach_hours": 71,
			},
		},
	})
	worlds.codes(rule.findings) == {"security/clock-runs"} with input as world
}

test_holds_a_breach_of_seventy_two_hours_at_review if {
	world := object.union(_review, {
		"project": {
			"security": {
				"breach_open": true,
				"breach_hours": 72,
			},
		},
	})
	worlds.codes(rule.findings) == {"security/clock-over"} with input as world
}

test_accepts_an_old_breach_that_was_reported_at_review if {
	world := object.union(_review, {
		"project": {
			"security": {
				"breach_open": true,
				"breach_hours": 720,
				"breach_decided": true,
			},
		},
	})
	worlds.codes(rule.findings) == set() with input as world
}
