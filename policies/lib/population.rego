# METADATA
# title: Population
# description: >-
#   Tells whether a request stays within the cohorts and programmes of its project. What the process or its approval
#   names bounds the request; where either is silent on what the other names, it is not known what was approved.
package lib.population

import data.lib.facts

_approved := {
	"cohorts": object.get(input, ["approval", "population", "cohorts"], null),
	"programmes": object.get(input, ["approval", "population", "programmes"], null),
}

_asked := {
	"cohorts": object.get(input, ["request", "population", "cohorts"], null),
	"programmes": object.get(input, ["request", "population", "programmes"], null),
}

# METADATA
# scope: document
# description: The kinds of which a bounded project or its request does not say which ones.
unstated contains kind if {
	some kind in _bounded
	not _is_stated(kind)
}

# METADATA
# scope: document
# description: The kinds of which the request names one that is not approved.
outside contains kind if {
	some kind in _bounded
	_is_stated(kind)
	some one in _asked[kind]
	not one in _approved[kind]
}

_bounded contains kind if {
	some kind, approved in _approved
	is_array(approved)
}

_bounded contains "cohorts" if {
	some process in facts.judged
	is_array(process.population.cohorts)
}

_bounded contains "programmes" if {
	some process in facts.judged
	is_array(process.population.programmes)
}

_is_stated(kind) if {
	is_array(_approved[kind])
	count(_asked[kind]) > 0
}
