package code_of_practice.public_authority_basis_test

import data.code_of_practice.public_authority_basis
import data.lib.worlds_test as worlds

_interest := {"basis": "legitimate-interest", "public_task": true}

_with_form(world, form) := object.union(world, {"institution": object.union(
	object.get(world, "institution", {}),
	{"legal_form": form},
)})

_decision(form, advices) := object.union(
	_with_form(worlds.with_process(worlds.approval, _interest), form),
	{"advices": advices},
)

_advice(outcome) := [{"by": "fg", "about": "legitimate-interest", "outcome": outcome, "expired": false}]

test_denies_public_authority_its_task_on_legitimate_interest if {
	every gate in [worlds.submission, worlds.approval] {
		world := _with_form(worlds.with_process(gate, _interest), "public")
		"public-authority-basis/not-available" in worlds.codes(public_authority_basis.findings) with input as world
	}
}

test_presumes_the_public_task_while_nothing_is_said if {
	process := {"basis": "legitimate-interest", "public_task": null}
	world := _with_form(worlds.with_process(worlds.submission, process), "public")
	"public-authority-basis/not-available" in worlds.codes(public_authority_basis.findings) with input as world
}

test_accepts_what_is_no_part_of_the_public_task if {
	process := {"basis": "legitimate-interest", "public_task": false}
	world := _with_form(worlds.with_process(worlds.submission, process), "public")
	public_authority_basis.findings == set() with input as world
}

test_accepts_public_task_of_public_authority if {
	world := _with_form(worlds.submission, "public")
	public_authority_basis.findings == set() with input as world
}

test_accepts_submission_of_private_institution if {
	world := _with_form(worlds.with_process(worlds.submission, _interest), "private")
	public_authority_basis.findings == set() with input as world
}

test_holds_while_the_legal_form_is_not_known if {
	world := _with_form(worlds.with_process(worlds.submission, _interest), null)
	"public-authority-basis/legal-form-not-known" in worlds.codes(public_authority_basis.findings) with input as world
}

test_asks_no_legal_form_for_another_basis if {
	world := _with_form(worlds.submission, null)
	public_authority_basis.findings == set() with input as world
}

test_holds_private_institution_until_the_advice if {
	every advices in [[], null] {
		world := _decision("private", advices)
		"public-authority-basis/advice-awaited" in worlds.codes(public_authority_basis.findings) with input as world
	}
}

test_accepts_private_institution_on_positive_advice if {
	public_authority_basis.findings == set() with input as _decision("private", _advice("positive"))
}

test_holds_until_a_negative_advice_is_answered if {
	world := _decision("private", _advice("negative"))
	"public-authority-basis/advice-not-answered" in worlds.codes(public_authority_basis.findings) with input as world
}

test_accepts_an_answered_negative_advice if {
	world := object.union(
		_decision("private", _advice("negative")),
		{"decision": {"answered_advices": ["legitimate-interest"]}},
	)
	public_authority_basis.findings == set() with input as world
}

test_asks_no_advice_to_reject if {
	world := object.union(_decision("private", []), {"decision": {"outcome": "rejected"}})
	public_authority_basis.findings == set() with input as world
}
