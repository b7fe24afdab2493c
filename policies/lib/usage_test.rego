package lib.usage_test

import data.lib.usage
import data.lib.worlds_test as worlds

_study := object.union(worlds.process, {"level": "person"})

_seen_by(facing) := object.union(_study, {"facing": facing})

test_takes_a_process_that_is_applied_for_one_in_use_at_every_level if {
	every level in ["group", "person", "policy"] {
		usage.in_use({"activity": "application", "level": level, "facing": "research"})
	}
}

test_takes_a_study_or_a_model_in_the_making_for_no_use_while_researchers_alone_see_it if {
	every activity in ["development", "study"] {
		not usage.in_use(object.union(_study, {"activity": activity})) with input as worlds.submission
	}
}

test_takes_persons_whom_others_see_for_use_whatever_the_process_calls_itself if {
	every facing in ["adviser", "council", "management", "student", "teacher", null] {
		every activity in ["development", "study", null] {
			usage.on_persons(object.union(_seen_by(facing), {"activity": activity})) with input as worlds.submission
		}
	}
}

test_takes_groups_that_advisers_see_for_no_use_on_persons if {
	group := object.union(worlds.process, {"facing": "adviser"})
	not usage.in_use(group) with input as worlds.submission
	not usage.on_persons(object.union(group, {"activity": "application"})) with input as worlds.submission
}

test_takes_a_study_on_which_somebody_acts_for_use if {
	usage.on_persons(_study) with input as worlds.act
	not usage.on_persons(worlds.process) with input as worlds.act
}

test_takes_what_students_see_of_themselves_for_no_signal if {
	seen := {facing |
		some facing in ["adviser", "research", "student", "teacher"]
		world := worlds.with_process(worlds.submission, _seen_by(facing))
		signals := usage.signalling with input as world
		count(signals) == 1
	}
	seen == {"adviser", "teacher"}
}
