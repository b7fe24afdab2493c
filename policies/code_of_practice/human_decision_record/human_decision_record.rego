# METADATA
# title: A person decides, and it can be seen
# description: >-
#   Where a model or rule ranks persons, each step towards a student has a record: own judgement first or beside the
#   score, free to deviate, a reason and the outcome. A selection from a description has a record for the group. Where
#   the decision has legal or similar effect and the model is nearly always followed ({followed_share} or more), the
#   ethics committee or the FG looks at it; elsewhere it is a warning. Such figures are made only when the works council
#   agreed, and for decisions about at least {minimum_group_size} by at least {followed_advisers}: below that it cannot
#   be judged, and nobody is recognisable in it.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 22
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-634/21
#     description: CJEU C-634/21 (SCHUFA)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA, with the IAMA
# custom:
#   norm: A-62
#   principle: humane
#   gates: [G4, G5]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     GDPR Art. 22: verified
#     CJEU C-634/21 (SCHUFA): background
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA, with the IAMA: verified
#   nl:
#     title: Een mens beslist, en dat is te zien
#     description: >-
#       Waar een model of regel personen ordent, heeft elke stap naar een student een vastlegging: eerst of naast de
#       score een eigen oordeel, vrij om af te wijken, een reden en de uitkomst. Een selectie uit een beschrijving heeft
#       een vastlegging voor de groep. Heeft de beslissing rechtsgevolg of een vergelijkbaar gevolg en wordt het model
#       bijna altijd gevolgd ({followed_share} of meer), dan kijkt de ethische commissie of de FG ernaar; elders is het
#       een waarschuwing. Zulke cijfers worden alleen gemaakt als de ondernemingsraad instemde, en bij beslissingen over
#       ten minste {minimum_group_size} door ten minste {followed_advisers}: daaronder is het niet te beoordelen, en
#       niemand is erin te herkennen.
package code_of_practice.human_decision_record

import data.lib.advice
import data.lib.facts
import data.lib.finding
import data.lib.model
import data.lib.usage

_steps := {"decide", "intervene"}

_parts := {"may_deviate", "outcome_stated", "own_judgement_first", "reason_stated"}

_recorded := {"present"} | _parts

# METADATA
# title: There is no record of the human decision
# custom:
#   code: human-decision-record/no-record
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De menselijke beslissing is niet vastgelegd
#   remedy:
#     en: Record the decision first.
#     nl: Leg eerst de beslissing vast.
findings contains found if {
	_is_step
	not input.act.record.present == true
	some process in _stepped
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The record of the human decision lacks a part
# custom:
#   code: human-decision-record/incomplete
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: In de vastlegging van de beslissing ontbreekt een deel
#   remedy:
#     en: Complete the record.
#     nl: Vul de vastlegging aan.
findings contains found if {
	_is_step
	input.act.record.present == true
	lacking := {part | some part in _parts; not input.act.record[part] == true}
	count(lacking) > 0
	some process in _ranking
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

# METADATA
# title: The decision is contested and not reviewed yet
# custom:
#   code: human-decision-record/contested
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De beslissing is betwist en nog niet herzien
#   remedy:
#     en: Wait for the review.
#     nl: Wacht op de herziening.
findings contains found if {
	_is_step
	not input.act.record.contested_open == false
	some process in _ranking
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The model is nearly always followed
# custom:
#   code: human-decision-record/nearly-always-followed
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het model wordt bijna altijd gevolgd
#   remedy:
#     en: Talk with the advisers about how they use the model.
#     nl: Bespreek met de begeleiders hoe zij het model gebruiken.
findings contains found if {
	_is_pattern
	some process in _ranking
	process.decision.effect == "none"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known how often a model with legal or similar effect is followed
# custom:
#   code: human-decision-record/pattern-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend hoe vaak een model met rechtsgevolg of een vergelijkbaar gevolg wordt gevolgd
#   remedy:
#     en: Have the share counted, after the works council has decided on it.
#     nl: Laat het aandeel tellen, nadat de ondernemingsraad daarover heeft besloten.
findings contains found if {
	input.gate == "G5"
	not _is_counted
	some process in _with_effect
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A model with legal or similar effect is nearly always followed, and this was not looked into
# custom:
#   code: human-decision-record/follows-without-judgement
#   effect: hold
#   kind: violation
#   scope: process
#   nature: law
#   lifted_by: ethics-committee
#   nl:
#     title: Een model met rechtsgevolg of vergelijkbaar gevolg wordt bijna altijd gevolgd, zonder onderzoek
#   remedy:
#     en: The ethics committee or the FG looks into it, and the decider answers.
#     nl: De ethische commissie of de FG onderzoekt het, en de beslisser antwoordt.
findings contains found if {
	_is_pattern
	not _is_looked_into
	some process in _with_effect
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Too few decisions or advisers to judge whether the model is followed
# custom:
#   code: human-decision-record/too-few-to-judge
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Te weinig beslissingen of begeleiders om te beoordelen of het model wordt gevolgd
#   remedy:
#     en: Look at it again over a longer time, or with other teams together; nobody is shown apart.
#     nl: Bekijk het opnieuw over een langere tijd, of samen met andere teams; niemand komt apart in beeld.
findings contains found if {
	input.gate == "G5"
	_is_counted
	not _is_enough
	some process in _ranking
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The human decision about this student is on record
# custom:
#   code: human-decision-record/kept
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; one may depart from the record that is asked.
#     nl: Dit houdt niets tegen; afwijken kan van de vastlegging die wordt gevraagd.
#   nl:
#     title: De menselijke beslissing over deze student ligt vast
#   remedy:
#     en: Nothing to do; the student can read the record.
#     nl: Niets te doen; de student kan de vastlegging inzien.
findings contains found if {
	_is_step
	input.act.record.contested_open == false
	every part in _recorded {
		input.act.record[part] == true
	}
	some process in _ranking
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: One record stands for the whole selection
# custom:
#   code: human-decision-record/kept-for-group
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; one may depart from the record that is asked.
#     nl: Dit houdt niets tegen; afwijken kan van de vastlegging die wordt gevraagd.
#   nl:
#     title: Een vastlegging geldt voor de hele selectie
#   remedy:
#     en: Nothing to do; which selection, why and what was sent is on record.
#     nl: Niets te doen; welke selectie, waarom en wat er is verstuurd, ligt vast.
findings contains found if {
	_is_step
	input.act.record.present == true
	input.act.record.group == true
	some process in facts.judged
	not _ranks(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_is_step if {
	input.gate == "G4"
	input.act.kind in _steps
}

_is_step if {
	input.gate == "G4"
	_is_message_to_student
}

_ranking := [process |
	some process in model.used
	_ranks(process)
]

_ranks(process) if {
	model.uses(process)
	usage.on_persons(process)
}

# Every step has a record; a message to a student is one where a model or rule ranks.
_stepped := _ranking if {
	_is_message_to_student
} else := facts.judged

_is_message_to_student if {
	input.act.kind == "message"
	input.act.message.to == "student"
}

_with_effect := [process |
	some process in _ranking
	not process.decision.effect == "none"
]

# Figures on how staff decide are off until the works council agreed.
_is_counted if {
	advice.positive("works-council", "decision-figures")
	is_number(input.act.record.decided)
	is_number(input.act.record.advisers)
	is_number(input.act.record.followed_share)
}

# Of fewer it would be about somebody in particular.
_is_enough if {
	input.act.record.decided >= data.parameters.minimum_group_size
	input.act.record.advisers >= data.parameters.followed_advisers
}

_is_pattern if {
	input.gate == "G5"
	_is_counted
	_is_enough
	input.act.record.followed_share >= data.parameters.followed_share
}

_is_looked_into if {
	some party in {"ethics-committee", "fg"}
	advice.given(party, "following")
	not advice.unanswered(party, "following")
}
