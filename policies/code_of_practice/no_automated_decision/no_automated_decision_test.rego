package code_of_practice.no_automated_decision_test

import data.code_of_practice.no_automated_decision as rule
import data.lib.worlds_test as worlds

_process := {
	"level": "person",
	"activity": "application",
	"facing": "adviser",
	"decision": {
		"kind": "bsa",
		"effect": "legal",
		"automation": "support",
		"human_intervenes": true,
		"own_view": true,
		"contestable": true,
		"special_data": false,
	},
}

test_obliges_for_a_study_advice_that_a_person_gives_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == {"no-automated-decision/person-decides"} with input as world
}

test_denies_a_decision_of_unknown_effect_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"decision": {"effect": null}}))
	worlds.codes(rule.findings) == {"no-automated-decision/not-stated"} with input as world
}

test_denies_a_study_advice_by_a_machine_alone_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"decision": {"automation": "full"}}))
	worlds.codes(rule.findings) == {"no-automated-decision/no-ground"} with input as world
}

test_accepts_an_automated_decision_with_a_ground_and_its_guards_at_decision if {
	process := object.union(_process, {
		"decision": {
			"automation": "full",
			"article_22_ground": "explicit-consent",
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_automated_decision_that_cannot_be_contested_at_decision if {
	process := object.union(_process, {
		"decision": {
			"automation": "full",
			"article_22_ground": "explicit-consent",
			"contestable": false,
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"no-automated-decision/no-guards"} with input as world
}

test_denies_an_automated_decision_on_special_categories_at_decision if {
	process := object.union(_process, {
		"decision": {
			"automation": "full",
			"article_22_ground": "explicit-consent",
			"special_data": true,
		},
	})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"no-automated-decision/special-data"} with input as world
}

test_accepts_an_automated_reminder_without_effect_at_decision if {
	process := object.union(_process, {"decision": {"automation": "full", "effect": "none"}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_study_that_decides_nothing_at_decision if {
	process := object.union(_process, {"activity": "study", "facing": "research", "decision": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
	shown := worlds.with_process(worlds.approval, object.union(process, {"facing": "adviser"}))
	worlds.codes(rule.findings) == {"no-automated-decision/not-stated"} with input as shown
}

test_denies_an_act_by_a_machine_alone_at_act if {
	world := worlds.with_process(worlds.act, object.union(_process, {"decision": {"automation": "full"}}))
	worlds.codes(rule.findings) == {"no-automated-decision/no-ground"} with input as world
}

test_obliges_for_an_act_by_a_person_at_act if {
	world := worlds.with_process(worlds.act, _process)
	worlds.codes(rule.findings) == {"no-automated-decision/person-decides"} with input as world
}

test_accepts_guidance_without_effect_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"decision": {"effect": "none"}}))
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_machine_alone_whatever_the_process_calls_itself_at_decision if {
	every change in [{"activity": "study"}, {"activity": "development"}, {"level": "group"}, {"level": "policy"}] {
		every effect in ["legal", "similar"] {
			decision := {"decision": {"automation": "full", "effect": effect}}
			world := worlds.with_process(worlds.approval, object.union_n([_process, change, decision]))
			worlds.codes(rule.findings) == {"no-automated-decision/no-ground"} with input as world
		}
	}
}

test_asks_of_a_study_that_is_acted_on_what_it_decides_at_act if {
	world := worlds.with_process(worlds.act, object.union(_process, {"activity": "study", "decision": null}))
	worlds.codes(rule.findings) == {"no-automated-decision/not-stated"} with input as world
}

test_accepts_each_ground_of_the_law_and_no_other_at_decision if {
	every ground in ["law", "contract", "explicit-consent"] {
		decision := {"decision": {"automation": "full", "article_22_ground": ground}}
		world := worlds.with_process(worlds.approval, object.union(_process, decision))
		worlds.codes(rule.findings) == set() with input as world
	}
	decision := {"decision": {"automation": "full", "article_22_ground": "interest"}}
	world := worlds.with_process(worlds.approval, object.union(_process, decision))
	worlds.codes(rule.findings) == {"no-automated-decision/no-ground"} with input as world
}

test_denies_a_decision_of_unknown_automation_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"decision": {"automation": null}}))
	worlds.codes(rule.findings) == {"no-automated-decision/not-stated"} with input as world
}
