package code_of_practice.goal_in_code_test

import data.code_of_practice.goal_in_code
import data.lib.worlds_test as worlds

test_denies_project_without_goal if {
	world := object.union(worlds.submission, {"project": {"goal": null}})
	"goal-in-code/none-stated" in worlds.codes(goal_in_code.findings) with input as world
}

test_accepts_project_with_goal if {
	world := worlds.submission
	not "goal-in-code/none-stated" in worlds.codes(goal_in_code.findings) with input as world
}

test_denies_project_with_absent_goal if {
	world := worlds.without(worlds.submission, "/project/goal")
	"goal-in-code/none-stated" in worlds.codes(goal_in_code.findings) with input as world
}

test_denies_goal_outside_code if {
	world := object.union(worlds.submission, {"project": {"goal": "policing"}})
	"goal-in-code/outside-code" in worlds.codes(goal_in_code.findings) with input as world
}

test_accepts_goal_in_code if {
	world := object.union(worlds.submission, {"project": {"goal": "outflow"}})
	not "goal-in-code/outside-code" in worlds.codes(goal_in_code.findings) with input as world
}

test_does_not_call_an_absent_goal_outside_code if {
	world := object.union(worlds.submission, {"project": {"goal": null}})
	not "goal-in-code/outside-code" in worlds.codes(goal_in_code.findings) with input as world
}

test_denies_a_process_without_a_purpose if {
	world := worlds.with_process(worlds.submission, {"purpose": null})
	"goal-in-code/no-purpose" in worlds.codes(goal_in_code.findings) with input as world
	not "goal-in-code/no-purpose" in worlds.codes(goal_in_code.findings) with input as worlds.submission
}
