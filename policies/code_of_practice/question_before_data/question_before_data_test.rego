package code_of_practice.question_before_data_test

import data.code_of_practice.question_before_data
import data.lib.worlds_test as worlds

test_denies_project_without_problem if {
	world := object.union(worlds.submission, {"project": {"stated": {"problem": false}}})
	"question-before-data/no-problem" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_with_unknown_problem if {
	world := worlds.without(worlds.submission, "/project/stated/problem")
	"question-before-data/no-problem" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_project_with_problem if {
	world := worlds.submission
	not "question-before-data/no-problem" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_without_question if {
	world := object.union(worlds.submission, {"project": {"stated": {"question": false}}})
	"question-before-data/no-question" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_with_unknown_question if {
	world := worlds.without(worlds.submission, "/project/stated/question")
	"question-before-data/no-question" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_project_with_question if {
	world := worlds.submission
	not "question-before-data/no-question" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_without_beneficiary if {
	world := object.union(worlds.submission, {"project": {"stated": {"beneficiary": false}}})
	"question-before-data/no-beneficiary" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_with_unknown_beneficiary if {
	world := worlds.without(worlds.submission, "/project/stated/beneficiary")
	"question-before-data/no-beneficiary" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_project_with_beneficiary if {
	world := worlds.submission
	not "question-before-data/no-beneficiary" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_without_result if {
	world := object.union(worlds.submission, {"project": {"stated": {"result": false}}})
	"question-before-data/no-result" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_with_unknown_result if {
	world := worlds.without(worlds.submission, "/project/stated/result")
	"question-before-data/no-result" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_project_with_result if {
	world := worlds.submission
	not "question-before-data/no-result" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_without_plan if {
	world := object.union(worlds.submission, {"project": {"stated": {"plan": false}}})
	"question-before-data/no-plan" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_project_with_unknown_plan if {
	world := worlds.without(worlds.submission, "/project/stated/plan")
	"question-before-data/no-plan" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_project_with_plan if {
	world := worlds.submission
	not "question-before-data/no-plan" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_data_chosen_at_the_moment_of_the_question if {
	world := object.union(worlds.submission, {"project": {"data_chosen_at": "2026-11-01T09:00:00.000Z"}})
	"question-before-data/data-chosen-first" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_data_chosen_after_the_question if {
	world := worlds.submission
	not "question-before-data/data-chosen-first" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_data_chosen_first_in_running_work if {
	world := object.union(
		worlds.submission,
		{"project": {"legacy": true, "data_chosen_at": "2026-10-01T09:00:00.000Z"}},
	)
	not "question-before-data/data-chosen-first" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_question_without_moment if {
	world := object.union(worlds.submission, {"project": {"question_saved_at": null}})
	"question-before-data/order-not-shown" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_question_and_data_with_moments if {
	world := worlds.submission
	not "question-before-data/order-not-shown" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_data_without_moment if {
	world := object.union(worlds.submission, {"project": {"data_chosen_at": null}})
	"question-before-data/order-not-shown" in worlds.codes(question_before_data.findings) with input as world
}

test_denies_moment_in_another_notation if {
	world := object.union(worlds.submission, {"project": {"data_chosen_at": "2026-11-01T10:00:00+01:00"}})
	"question-before-data/order-not-shown" in worlds.codes(question_before_data.findings) with input as world
}

test_accepts_running_work_without_moments if {
	world := object.union(worlds.submission, {"project": {"legacy": true, "question_saved_at": null}})
	not "question-before-data/order-not-shown" in worlds.codes(question_before_data.findings) with input as world
}
