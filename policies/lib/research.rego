# METADATA
# title: Research
# description: >-
#   Tells which processes are scientific research or statistics and nothing else, for which the law limits some rights
#   of data subjects.
package lib.research

# METADATA
# scope: document
# description: >-
#   Holds for a process whose every use is research and whose outcome is used on no person; what is not stated is no
#   research.
is_research(process) if {
	count(process.use_types) > 0
	every use in process.use_types {
		use == "research"
	}
	process.result_used_on_person == false
}

# METADATA
# description: Holds for research that a task in the public interest needs.
for_public_task(process) if {
	is_research(process)
	process.basis == "public-task"
}
