package code_of_practice.same_help_without_consent_test

import data.code_of_practice.same_help_without_consent as rule
import data.lib.worlds_test as worlds

_process := {
	"basis": "consent",
	"level": "person",
	"activity": "application",
	"facing": "adviser",
	"intervention": {"alternative_stated": true},
	"consent": {"share": 0.5},
}

test_accepts_help_that_everybody_gets_at_decision if {
	world := worlds.with_process(worlds.approval, _process)
	worlds.codes(rule.findings) == set() with input as world
}

test_holds_help_for_consenting_students_alone_at_decision if {
	process := object.union(_process, {"intervention": {"alternative_stated": false}})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"same-help-without-consent/no-alternative"} with input as world
}

test_holds_help_without_any_plan_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"intervention": null}))
	worlds.codes(rule.findings) == {"same-help-without-consent/no-alternative"} with input as world
}

test_accepts_a_study_with_consent_that_helps_nobody_at_decision if {
	process := object.union(_process, {"activity": "study", "facing": "research", "intervention": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == set() with input as world
}

test_warns_of_few_students_with_consent_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"share": 0.49}}))
	worlds.codes(rule.findings) == {"same-help-without-consent/few-consent"} with input as world
}

test_accepts_an_unknown_share_of_students_with_consent_at_decision if {
	world := worlds.with_process(worlds.approval, object.union(_process, {"consent": {"share": null}}))
	worlds.codes(rule.findings) == set() with input as world
}

_of_groups(world, groups) := worlds.with_process(world, object.union(_process, {"consent": {"group_shares": groups}}))

_psychology := {"group": "psychology", "n": 120, "share": 0.5}

test_holds_a_result_on_consent_without_the_share_of_each_group_at_output if {
	nameless := object.remove(_psychology, ["group"])
	uncounted := object.union(_psychology, {"n": null})
	without_share := object.union(_psychology, {"share": null})
	every groups in [null, [], [nameless], [uncounted], [_psychology, without_share]] {
		codes := worlds.codes(rule.findings) with input as _of_groups(worlds.output, groups)
		codes == {"same-help-without-consent/share-not-stated"}
	}
}

test_holds_a_result_of_which_the_process_is_not_known_at_output if {
	world := object.union(worlds.output, {"output": {"process": null}})
	worlds.codes(rule.findings) == {"same-help-without-consent/share-not-stated"} with input as world
	synthetic := object.union(world, {"output": {"kind": "synthetic"}})
	worlds.codes(rule.findings) == set() with input as synthetic
}

test_accepts_a_result_with_the_share_of_each_group_at_output if {
	worlds.codes(rule.findings) == set() with input as _of_groups(worlds.output, [_psychology])
}

test_asks_the_shares_of_a_choice_to_take_part_too_at_output if {
	chosen := object.union(_process, {"basis": "public-task", "participation_choice": true, "level": "group"})
	world := worlds.with_process(worlds.output, chosen)
	worlds.codes(rule.findings) == {"same-help-without-consent/share-not-stated"} with input as world
	nobody_asked := worlds.with_process(worlds.output, object.union(chosen, {"participation_choice": false}))
	worlds.codes(rule.findings) == set() with input as nobody_asked
}

test_asks_no_shares_before_there_is_a_result_at_decision if {
	worlds.codes(rule.findings) == set() with input as _of_groups(worlds.approval, null)
}

test_warns_of_a_group_of_which_few_take_part_and_names_it if {
	law := {"group": "law", "n": 10, "share": 0.49}
	every world in [worlds.approval, worlds.output] {
		found := rule.findings with input as _of_groups(world, [_psychology, law])
		worlds.codes(found) == {"same-help-without-consent/few-of-group"}
		{one.params.groups | some one in found} == {["law"]}
	}
}

test_says_of_a_small_group_that_it_cannot_be_judged_and_does_not_name_it if {
	small := {"group": "law", "n": 9, "share": 0.1}
	every group in [small, object.union(small, {"share": null})] {
		found := rule.findings with input as _of_groups(worlds.output, [_psychology, group])
		worlds.codes(found) == {"same-help-without-consent/too-small-to-judge"}
		{one.params | some one in found} == {{}}
	}
}

test_warns_of_few_students_with_consent_beside_the_result_too_at_output if {
	few := object.union(_process, {"consent": {"share": 0.49, "group_shares": [_psychology]}})
	world := worlds.with_process(worlds.output, few)
	worlds.codes(rule.findings) == {"same-help-without-consent/few-consent"} with input as world
}

test_holds_help_for_consenting_students_alone_that_is_called_a_study_at_decision if {
	process := object.union(_process, {"activity": "study", "intervention": null})
	world := worlds.with_process(worlds.approval, process)
	worlds.codes(rule.findings) == {"same-help-without-consent/no-alternative"} with input as world
}
