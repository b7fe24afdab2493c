package code_of_practice.legal_basis_test

import data.code_of_practice.legal_basis
import data.lib.worlds_test as worlds

test_denies_process_without_legal_basis if {
	world := worlds.with_process(worlds.submission, {"basis": null, "bases_stated": 0})
	"legal-basis/none-recorded" in worlds.codes(legal_basis.findings) with input as world
}

test_accepts_process_with_one_legal_basis if {
	world := worlds.with_process(worlds.submission, {"basis": "consent", "bases_stated": 1})
	not "legal-basis/none-recorded" in worlds.codes(legal_basis.findings) with input as world
}

test_denies_process_with_unknown_legal_basis if {
	world := worlds.with_process(worlds.submission, {"basis": "custom"})
	"legal-basis/none-recorded" in worlds.codes(legal_basis.findings) with input as world
}

test_denies_process_with_two_legal_bases if {
	world := worlds.with_process(worlds.submission, {"bases_stated": 2})
	"legal-basis/more-than-one" in worlds.codes(legal_basis.findings) with input as world
}

test_accepts_process_with_a_single_legal_basis if {
	world := worlds.submission
	not "legal-basis/more-than-one" in worlds.codes(legal_basis.findings) with input as world
}

test_does_not_call_two_legal_bases_none if {
	world := worlds.with_process(worlds.submission, {"bases_stated": 2})
	not "legal-basis/none-recorded" in worlds.codes(legal_basis.findings) with input as world
}
