package code_of_practice.closing_the_loop_test

import data.code_of_practice.closing_the_loop
import data.lib.worlds_test as worlds

test_holds_record_without_controller if {
	world := object.union(worlds.approval, {"project": {"record": {"controller": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_data_categories if {
	world := object.union(worlds.approval, {"project": {"record": {"data_categories": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_measures if {
	world := object.union(worlds.approval, {"project": {"record": {"measures": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_purposes if {
	world := object.union(worlds.approval, {"project": {"record": {"purposes": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_recipients if {
	world := object.union(worlds.approval, {"project": {"record": {"recipients": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_retention if {
	world := object.union(worlds.approval, {"project": {"record": {"retention": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_retention_owner if {
	world := object.union(worlds.approval, {"project": {"record": {"retention_owner": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_subject_categories if {
	world := object.union(worlds.approval, {"project": {"record": {"subject_categories": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_record_without_transfers if {
	world := object.union(worlds.approval, {"project": {"record": {"transfers": false}}})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_without_record if {
	world := worlds.without(worlds.approval, "/project/record")
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_complete_record if {
	world := worlds.approval
	not "closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_decision_by_the_requester if {
	world := object.union(worlds.approval, {"decision": {"decider_is_requester": true}})
	"closing-the-loop/decider-is-requester" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_decision_by_someone_else_than_the_requester if {
	world := worlds.approval
	not "closing-the-loop/decider-is-requester" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_decision_by_the_preparer if {
	world := object.union(worlds.approval, {"decision": {"decider_is_preparer": true}})
	"closing-the-loop/decider-is-preparer" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_decision_by_someone_else_than_the_preparer if {
	world := worlds.approval
	not "closing-the-loop/decider-is-preparer" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_decision_by_the_tester if {
	world := object.union(worlds.approval, {"decision": {"decider_is_tester": true}})
	"closing-the-loop/decider-is-tester" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_decision_by_someone_else_than_the_tester if {
	world := worlds.approval
	not "closing-the-loop/decider-is-tester" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_test_by_the_preparer if {
	world := object.union(worlds.approval, {"decision": {"tester_is_preparer": true}})
	"closing-the-loop/tester-is-preparer" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_test_by_someone_else_than_the_preparer if {
	world := worlds.approval
	not "closing-the-loop/tester-is-preparer" in worlds.codes(closing_the_loop.findings) with input as world
}

test_rejects_also_what_its_preparer_tested if {
	world := object.union(worlds.approval, {"decision": {"tester_is_preparer": true, "outcome": "rejected"}})
	not "closing-the-loop/tester-is-preparer" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_decision_without_mandate if {
	world := object.union(worlds.approval, {"decision": {"mandate": {"held": false}}})
	"closing-the-loop/no-mandate" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_decision_with_mandate if {
	world := worlds.approval
	not "closing-the-loop/no-mandate" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_decision_under_expired_mandate if {
	world := object.union(worlds.approval, {"decision": {"mandate": {"in_force": false}}})
	"closing-the-loop/mandate-not-in-force" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_decision_under_mandate_in_force if {
	world := worlds.approval
	not "closing-the-loop/mandate-not-in-force" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_decision_under_mandate_for_another_route if {
	world := object.union(worlds.approval, {"decision": {"mandate": {"covers_route": false}}})
	"closing-the-loop/mandate-not-for-route" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_decision_under_mandate_for_this_route if {
	world := worlds.approval
	not "closing-the-loop/mandate-not-for-route" in worlds.codes(closing_the_loop.findings) with input as world
}

test_does_not_call_absent_mandate_expired if {
	world := object.union(worlds.approval, {"decision": {"mandate": {"held": false, "in_force": false}}})
	not "closing-the-loop/mandate-not-in-force" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_untested_project if {
	world := object.union(worlds.approval, {"decision": {"test": {"done": false, "positive": null}}})
	"closing-the-loop/not-tested" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_tested_project if {
	world := worlds.approval
	not "closing-the-loop/not-tested" in worlds.codes(closing_the_loop.findings) with input as world
}

test_holds_test_without_result if {
	world := object.union(worlds.approval, {"decision": {"test": {"positive": null}}})
	"closing-the-loop/not-tested" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_after_negative_test if {
	world := object.union(worlds.approval, {"decision": {"test": {"positive": false}}})
	"closing-the-loop/test-negative" in worlds.codes(closing_the_loop.findings) with input as world
}

test_accepts_after_positive_test if {
	world := worlds.approval
	not "closing-the-loop/test-negative" in worlds.codes(closing_the_loop.findings) with input as world
}

test_asks_evaluation_of_what_is_approved if {
	world := worlds.approval
	"closing-the-loop/evaluate-effect" in worlds.codes(closing_the_loop.findings) with input as world
}

test_asks_no_evaluation_at_submission if {
	world := worlds.submission
	not "closing-the-loop/evaluate-effect" in worlds.codes(closing_the_loop.findings) with input as world
}

test_carries_the_evaluation if {
	closing_the_loop.obligations == {{"type": "evaluate"}} with input as worlds.approval
}

test_names_the_missing_parts_of_the_record if {
	world := object.union(worlds.approval, {"project": {"record": {"transfers": false, "measures": null}}})
	found := closing_the_loop.findings with input as world
	{one.params.parts | some one in found; one.code == "closing-the-loop/record-incomplete"} == {["measures", "transfers"]}
}

test_lets_reject_on_incomplete_record if {
	world := object.union(worlds.approval, {
		"decision": {"outcome": "rejected"},
		"project": {"record": {"controller": false}},
	})
	not "closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

test_lets_reject_after_negative_test if {
	world := object.union(worlds.approval, {"decision": {"outcome": "rejected", "test": {"positive": false}}})
	closing_the_loop.findings == set() with input as world
}

test_denies_reject_without_mandate if {
	world := object.union(worlds.approval, {"decision": {"outcome": "rejected", "mandate": {"held": false}}})
	"closing-the-loop/no-mandate" in worlds.codes(closing_the_loop.findings) with input as world
}

test_denies_reject_by_requester if {
	world := object.union(worlds.approval, {"decision": {"outcome": "rejected", "decider_is_requester": true}})
	"closing-the-loop/decider-is-requester" in worlds.codes(closing_the_loop.findings) with input as world
}

test_asks_approval_for_complete_record if {
	world := object.union(worlds.approval, {
		"decision": {"outcome": "approved"},
		"project": {"record": {"controller": false}},
	})
	"closing-the-loop/record-incomplete" in worlds.codes(closing_the_loop.findings) with input as world
}

_reviewed(about, project) := object.union(worlds.review, {"review": {"about": about}, "project": project})

test_holds_a_review_of_which_it_is_not_told_what_it_is_about if {
	every about in [null, "audit"] {
		worlds.codes(closing_the_loop.findings) == {"closing-the-loop/review-not-told"} with input as _reviewed(about, {})
	}
	worlds.codes(closing_the_loop.findings) == {"closing-the-loop/review-not-told"} with input as worlds.without(
		worlds.review,
		"/review",
	)
	worlds.codes(closing_the_loop.findings) == set() with input as _reviewed("running", {})
}

test_holds_a_renewal_without_an_evaluation if {
	every route in ["standard", "heavy", null] {
		world := _reviewed("renewal", {"route": route, "evaluation": {"done": false}})
		worlds.codes(closing_the_loop.findings) == {"closing-the-loop/not-evaluated"} with input as world
	}
	worlds.codes(closing_the_loop.findings) == set() with input as _reviewed("renewal", {"route": "light"})
	worlds.codes(closing_the_loop.findings) == set() with input as _reviewed("renewal", {"evaluation": {"done": true}})
}

test_holds_closing_without_the_certificate_of_destruction if {
	world := _reviewed("closing", {"evaluation": {"done": true}, "destruction": {"certified": false}})
	worlds.codes(closing_the_loop.findings) == {"closing-the-loop/not-destroyed"} with input as world
	certified := _reviewed("closing", {"evaluation": {"done": true}, "destruction": {"certified": true}})
	worlds.codes(closing_the_loop.findings) == set() with input as certified
}

test_asks_no_evaluation_again_at_review if {
	closing_the_loop.obligations == set() with input as _reviewed("running", {})
}

test_holds_closing_without_an_evaluation if {
	destroyed := {"route": "standard", "destruction": {"certified": true}}
	world := _reviewed("closing", object.union(destroyed, {"evaluation": {"done": false}}))
	worlds.codes(closing_the_loop.findings) == {"closing-the-loop/not-evaluated"} with input as world
	light := _reviewed("closing", object.union(destroyed, {"route": "light"}))
	worlds.codes(closing_the_loop.findings) == set() with input as light
}
