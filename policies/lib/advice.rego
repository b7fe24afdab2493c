# METADATA
# title: Advice
# description: Tells which advice was given on what, and which negative advice the decider has not answered.
package lib.advice

_outcomes := {"positive", "negative"}

# METADATA
# description: Holds when this party gave an advice on this subject.
given(party, subject) if _outcome(party, subject) in _outcomes

# METADATA
# description: Holds when this party said yes to this subject.
positive(party, subject) if _outcome(party, subject) == "positive"

# METADATA
# description: Holds when a negative advice of this party on this subject has no answer of the decider.
unanswered(party, subject) if {
	_outcome(party, subject) == "negative"
	not subject in _answered
	not _last(party, subject).answered == true
}

_answered contains subject if some subject in input.decision.answered_advices

# The advices stand in the order in which they were given; the last one of which the term is not over counts.
_outcome(party, subject) := _last(party, subject).outcome

_last(party, subject) := told[count(told) - 1] if {
	told := [advice |
		some advice in input.advices
		advice.by == party
		advice.about == subject
		advice.expired == false
	]
}
