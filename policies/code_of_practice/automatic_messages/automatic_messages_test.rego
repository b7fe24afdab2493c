package code_of_practice.automatic_messages_test

import data.code_of_practice.automatic_messages as rule
import data.lib.worlds_test as worlds

_act := object.union(worlds.act, {
	"act": {
		"kind": "message",
		"message": {
			"to": "student",
			"automatic": false,
			"text_approved": true,
			"suggests": true,
			"pressure": false,
		},
	},
})

test_accepts_a_message_that_a_person_sends_at_act if {
	worlds.codes(rule.findings) == set() with input as _act
}

test_denies_an_automatic_message_to_a_student_at_act if {
	world := object.union(_act, {"act": {"message": {"automatic": true}}})
	worlds.codes(rule.findings) == {"automatic-messages/switched-off"} with input as world
}

test_accepts_an_automatic_message_that_the_institution_allows_at_act if {
	world := object.union(_act, {
		"institution": {"auto_notify_student": true},
		"act": {"message": {"automatic": true}},
	})
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_an_automatic_message_to_staff_where_students_alone_are_allowed_at_act if {
	world := object.union(_act, {
		"institution": {"auto_notify_student": true},
		"act": {"message": {"automatic": true, "to": "staff"}},
	})
	worlds.codes(rule.findings) == {"automatic-messages/switched-off"} with input as world
}

test_denies_a_text_that_nobody_approved_at_act if {
	every automatic in [true, null] {
		world := object.union(_act, {
			"institution": {"auto_notify_student": true},
			"act": {"message": {"automatic": automatic, "text_approved": false}},
		})
		worlds.codes(rule.findings) == {"automatic-messages/text-not-approved"} with input as world
	}
}

test_accepts_a_text_of_the_person_who_sends_it_at_act if {
	world := object.union(_act, {"act": {"message": {"text_approved": false}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_denies_a_message_to_nobody_known_at_act if {
	world := object.union(_act, {"act": {"message": {"to": null}}})
	worlds.codes(rule.findings) == {"automatic-messages/receiver-not-known"} with input as world
}

test_denies_a_message_about_nine_students_at_act if {
	world := object.union(_act, {"act": {"message": {"to": "staff-group", "group_size": 9}}})
	worlds.codes(rule.findings) == {"automatic-messages/group-too-small"} with input as world
}

test_accepts_a_message_about_ten_students_at_act if {
	world := object.union(_act, {"act": {"message": {"to": "staff-group", "group_size": 10}}})
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_a_text_with_numbers_as_pressure_at_act if {
	world := object.union(_act, {"act": {"message": {"pressure": true}}})
	worlds.codes(rule.findings) == {"automatic-messages/prescribes"} with input as world
}

test_accepts_a_talk_which_is_no_message_at_act if {
	world := object.union(_act, {"act": {"kind": "intervene", "message": null}})
	worlds.codes(rule.findings) == set() with input as world
}
