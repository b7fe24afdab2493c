package code_of_practice.statute_cited_test

import data.code_of_practice.statute_cited as rule
import data.lib.worlds_test as worlds

_process := {"basis": "public-task", "statute_cited": true}

test_accepts_a_public_task_with_its_statute_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_public_task_without_its_statute_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"statute_cited": false}))
	worlds.codes(rule.findings) == {"statute-cited/no-statute"} with input as world
}

test_denies_a_legal_obligation_without_its_statute_at_decision if {
	process := object.union(_process, {"basis": "legal-obligation", "statute_cited": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"statute-cited/no-statute"} with input as world
}

test_accepts_consent_without_a_statute_at_decision if {
	process := object.union(_process, {"basis": "consent", "statute_cited": false})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}
