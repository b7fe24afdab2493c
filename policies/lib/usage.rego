# METADATA
# title: Use
# description: >-
#   Tells which processes are in use, and which on persons: who sees the outcome decides it, and not what a process
#   calls itself.
package lib.usage

import data.lib.facts

# METADATA
# scope: document
# description: >-
#   Holds for a process that is applied, or of which somebody else than researchers sees the outcome about persons; who
#   acts on a person uses it too.
in_use(process) if process.activity == "application"

in_use(process) if {
	process.level == "person"
	not process.facing == "research"
}

in_use(process) if {
	process.level == "person"
	input.gate == "G4"
}

# METADATA
# description: Holds for a process in use whose outcome is about persons.
on_persons(process) if {
	process.level == "person"
	in_use(process)
}

# METADATA
# scope: document
# description: The judged processes that signal persons to somebody else; what students see of themselves is no signal.
signalling := [process |
	some process in facts.judged
	on_persons(process)
	not process.facing == "student"
]
