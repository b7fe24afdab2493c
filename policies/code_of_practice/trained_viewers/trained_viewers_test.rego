package code_of_practice.trained_viewers_test

import data.code_of_practice.trained_viewers as rule
import data.lib.worlds_test as worlds

_access := object.union(worlds.access, {"request": {"requester": {"training_valid": true}}})

_process := {"level": "person"}

_act := object.union(worlds.act, {"act": {"viewer": {"training_valid": true}}})

test_accepts_a_requester_who_is_trained_at_access if {
	world := worlds.with_process(_access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_requester_who_is_not_trained_at_access if {
	base := object.union(_access, {"request": {"requester": {"training_valid": false}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"trained-viewers/not-trained"} with input as world
}

test_warns_of_a_requester_in_the_time_of_grace_at_access if {
	base := object.union(_access, {"request": {"requester": {"training_valid": false, "training_grace": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"trained-viewers/in-grace"} with input as world
}

test_accepts_a_requester_who_is_exempt_from_training_at_access if {
	base := object.union(_access, {"request": {"requester": {"training_valid": null, "exempt": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_an_untrained_requester_of_group_data_at_access if {
	base := object.union(_access, {"request": {"requester": {"training_valid": false}}})
	world := worlds.with_process(base, object.union(_process, {"level": "group"}))
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_somebody_else_who_sees_a_view_for_students_untrained_at_access if {
	base := object.union(_access, {"request": {"requester": {"training_valid": false}}})
	world := worlds.with_process(base, object.union(_process, {"facing": "student"}))
	worlds.codes(rule.findings) == {"trained-viewers/not-trained"} with input as world
	own := object.union(world, {"request": {"requester": {"is_subject": true}}})
	worlds.codes(rule.findings) == set() with input as own
}

test_denies_an_adviser_who_is_not_trained_at_act if {
	base := object.union(_act, {"act": {"viewer": {"training_valid": null}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"trained-viewers/not-trained"} with input as world
}

test_accepts_a_student_without_training_who_looks_at_the_own_data_at_act if {
	base := object.union(_act, {"act": {"viewer": {"training_valid": null, "is_subject": true}}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_act_of_somebody_unknown_at_act if {
	base := object.union(_act, {"act": {"viewer": null}})
	world := worlds.with_process(base, _process)
	worlds.codes(rule.findings) == {"trained-viewers/not-trained"} with input as world
}

test_holds_a_decision_on_a_process_for_which_no_training_is_arranged_at_approval if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"training_arranged": false}))
	worlds.codes(rule.findings) == {"trained-viewers/not-arranged"} with input as world
}

test_holds_a_decision_on_a_process_that_does_not_say_whether_training_is_arranged_at_approval if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == {"trained-viewers/not-arranged"} with input as world
}

test_accepts_a_decision_on_a_process_for_which_training_is_arranged_at_approval if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"training_arranged": true}))
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_decision_on_group_data_without_training_at_approval if {
	world := worlds.with_process(worlds.approval, {"level": "group", "training_arranged": false})
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_decision_on_a_view_for_students_without_training_at_approval if {
	world := worlds.with_process(worlds.approval, {"level": "person", "facing": "student", "training_arranged": false})
	worlds.codes(rule.findings) == set() with input as world
}
