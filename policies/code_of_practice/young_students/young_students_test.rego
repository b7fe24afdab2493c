package code_of_practice.young_students_test

import data.code_of_practice.young_students as rule
import data.lib.worlds_test as worlds

_process := {
	"basis": "consent",
	"subjects": {
		"under_16": true,
		"minors_without_representative": 0,
		"wards_without_representative": 0,
		"turned_of_age": 0,
	},
}

_act := object.union(worlds.act, {
	"act": {
		"subject": {
			"age": 16,
			"under_guardianship": false,
			"consent_by": "subject",
			"consent_proof_stated": true,
			"reaches_age": false,
		},
	},
})

_process_act := {"basis": "consent"}

test_accepts_young_students_who_are_all_authorised_at_access if {
	world := worlds.with_process(worlds.access, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_obliges_for_a_young_student_who_is_not_authorised_at_access if {
	process := object.union(_process, {"subjects": {"minors_without_representative": 1}})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"young-students/left-out"} with input as world
}

test_holds_students_of_unknown_age_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"subjects": null}))
	worlds.codes(rule.findings) == {"young-students/not-known"} with input as world
}

test_accepts_students_who_are_all_of_age_at_access if {
	process := object.union(_process, {"subjects": {"under_16": false, "minors_without_representative": null}})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_student_who_came_of_age_and_was_not_asked_at_access if {
	world := worlds.with_process(worlds.access, object.union(_process, {"subjects": {"turned_of_age": 1}}))
	worlds.codes(rule.findings) == {"young-students/ask-anew"} with input as world
}

test_accepts_a_public_task_with_students_of_unknown_age_at_access if {
	process := object.union(_process, {"basis": "public-task", "subjects": null})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_accepts_a_student_of_sixteen_who_consents_alone_at_act if {
	world := worlds.with_process(_act, _process_act)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_student_of_fifteen_who_consents_alone_at_act if {
	base := object.union(_act, {"act": {"subject": {"age": 15}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"young-students/not-authorised"} with input as world
}

test_accepts_a_student_of_fifteen_whose_representative_consented_at_act if {
	base := object.union(_act, {"act": {"subject": {"age": 15, "consent_by": "representative"}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_representative_without_proof_at_act if {
	base := object.union(_act, {
		"act": {
			"subject": {
				"age": 15,
				"consent_by": "representative",
				"consent_proof_stated": false,
			},
		},
	})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"young-students/not-authorised"} with input as world
}

test_denies_a_student_of_unknown_age_at_act if {
	base := object.union(_act, {"act": {"subject": {"age": null}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"young-students/not-authorised", "young-students/not-known"} with input as world
}

test_warns_of_a_student_who_came_of_age_and_was_not_asked_at_act if {
	base := object.union(_act, {"act": {"subject": {"reaches_age": true}}})
	world := worlds.with_process(base, _process_act)
	worlds.codes(rule.findings) == {"young-students/ask-anew"} with input as world
}

test_excludes_students_without_authorisation if {
	process := object.union(_process, {"subjects": {"minors_without_representative": 2}})
	obligations := {{"type": "exclude-subjects", "reasons": ["without-representative"]}}
	rule.obligations == obligations with input as worlds.with_process(worlds.access, process)
	rule.obligations == set() with input as worlds.with_process(worlds.access, _process)
}

test_asks_a_representative_of_an_adult_under_guardianship_at_act if {
	base := object.union(_act, {"act": {"subject": {"age": 30, "under_guardianship": true}}})
	codes := worlds.codes(rule.findings) with input as worlds.with_process(base, _process_act)
	codes == {"young-students/not-authorised"}
	authorised := object.union(base, {"act": {"subject": {"consent_by": "representative"}}})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(authorised, _process_act)
}

test_holds_what_is_not_known_of_a_student_at_act if {
	every fact in ["under_guardianship", "reaches_age"] {
		base := object.union(_act, {"act": {"subject": {fact: null}}})
		world := worlds.with_process(base, _process_act)
		worlds.codes(rule.findings) == {"young-students/not-known"} with input as world
	}
}

test_holds_what_nobody_counted_at_access if {
	every fact in ["minors_without_representative", "wards_without_representative", "turned_of_age"] {
		world := worlds.with_process(worlds.access, object.union(_process, {"subjects": {fact: null}}))
		worlds.codes(rule.findings) == {"young-students/not-known"} with input as world
	}
}

test_leaves_adults_under_guardianship_out_at_access if {
	process := object.union(_process, {"subjects": {"wards_without_representative": 1}})
	world := worlds.with_process(worlds.access, process)
	worlds.codes(rule.findings) == {"young-students/left-out"} with input as world
	rule.obligations == {{"type": "exclude-subjects", "reasons": ["without-representative"]}} with input as world
}

test_lets_consent_be_asked_of_whoever_is_young_at_act if {
	base := object.union(_act, {"act": {"kind": "consent-request", "subject": {"age": 15}}})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(base, _process_act)
}

test_asks_no_age_for_a_message_about_a_group_at_act if {
	base := object.union(_act, {"act": {"kind": "message", "message": {"to": "staff-group"}, "subject": null}})
	worlds.codes(rule.findings) == set() with input as worlds.with_process(base, _process_act)
}
