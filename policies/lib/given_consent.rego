# METADATA
# title: Given consent
# description: Tells whether the one person whom an act is about consented, and to what.
package lib.given_consent

import data.lib.facts

# METADATA
# description: The states of consent in which it holds.
live := ["given", "renewed"]

# METADATA
# description: Holds for an act about one person; a message to staff about a group is about nobody in particular.
is_about_person if {
	input.gate == "G4"
	not _tells_of_group
}

# METADATA
# description: Holds for an act about one person that needs consent; asking for consent needs none.
is_asked if {
	is_about_person
	not input.act.kind == "consent-request"
}

# METADATA
# description: Holds when the person consented and did not withdraw; without a last day consent holds on.
is_live if {
	input.act.subject.consent in live
	not _has_ended
}

# METADATA
# description: Holds when the person consented to the purpose of this process.
is_for(process) if input.act.subject.consent_purpose == process.purpose

_tells_of_group if {
	input.act.kind == "message"
	input.act.message.to == "staff-group"
}

_has_ended if {
	facts.stated(input.act.subject.consent_valid_until)
	not _is_within
}

_is_within if {
	facts.is_day(input.act.subject.consent_valid_until)
	input.act.subject.consent_valid_until >= input.today
}
