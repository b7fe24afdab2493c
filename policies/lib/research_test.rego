package lib.research_test

import data.lib.research

_process := {"use_types": ["research"], "result_used_on_person": false, "basis": "public-task"}

test_takes_a_process_for_research_that_serves_nothing_else if {
	research.is_research(_process)
	not research.is_research(object.union(_process, {"use_types": ["research", "guidance"]}))
}

test_takes_no_process_for_research_of_which_the_use_is_not_known if {
	every uses in [[], null] {
		not research.is_research(object.union(_process, {"use_types": uses}))
	}
}

test_takes_no_process_for_research_that_is_or_may_be_used_on_a_person if {
	every used in [true, null] {
		not research.is_research(object.union(_process, {"result_used_on_person": used}))
	}
}

test_takes_research_on_another_basis_for_no_public_task if {
	research.for_public_task(_process)
	not research.for_public_task(object.union(_process, {"basis": "legitimate-interest"}))
	not research.for_public_task(object.union(_process, {"use_types": ["guidance"]}))
}
