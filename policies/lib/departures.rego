# METADATA
# title: Departures
# description: >-
#   Tells from which norms a project departs today and until when: comply or explain. A departure that was not granted
#   in every respect is none.
package lib.departures

import data.lib.facts

_longest_months := 12

# The FG advises and decides nothing: the advice is there, whatever it says.
_advices := {"positive", "conditional", "negative"}

# METADATA
# scope: document
# description: The last day of the departure from each norm; of several from one norm the longest.
until[norm] := max(days) if {
	some norm, days in _days
}

# METADATA
# scope: document
# description: The norms in force from which the project does not depart; a rule may leave to one what it says too.
holds contains norm if {
	some norm in data.parameters.in_force
	not until[norm]
}

_days[departure.norm] contains departure.until_on if {
	input.gate != "G0"
	some departure in input.departures
	_granted(departure)
	_is_advised(departure)
	_runs(departure)
}

_granted(departure) if {
	departure.reason_stated == true
	departure.mandate_in_force == true
	departure.route_covered == true
	departure.decider_is_asker == false
	departure.decider_is_preparer == false
}

_is_advised(departure) if {
	departure.advice in _advices
	not _is_unanswered(departure)
}

_is_unanswered(departure) if {
	departure.advice == "negative"
	not departure.answered == true
}

_runs(departure) if {
	facts.is_day(departure.from_on)
	facts.is_day(departure.until_on)
	departure.from_on <= input.today
	input.today <= departure.until_on
	is_number(departure.term_months)
	departure.term_months <= _longest_months
}
