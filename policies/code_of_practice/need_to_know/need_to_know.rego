# METADATA
# title: Only who helps a student sees the student
# description: >-
#   A named student is seen by the mentor or adviser who is assigned, by who stands in, and by the student. In an
#   emergency others may look with a reason; the FG hears it at once and the student afterwards. What students wrote in
#   their own words never appears in a view of groups.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(f) and Art. 25(2)
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 2
# custom:
#   norm: A-64
#   principle: balanced
#   gates: [G3, G4]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   confidence:
#     GDPR Art. 5(1)(f) and Art. 25(2): verified
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 2: secondary
#   nl:
#     title: Alleen wie een student helpt, ziet de student
#     description: >-
#       Een genoemde student is te zien voor de toegewezen mentor of begeleider, voor wie waarneemt, en voor de student
#       zelf. In nood mag een ander met een reden kijken; de FG hoort het meteen en de student achteraf. Wat studenten
#       in eigen woorden schreven, staat nooit in een overzicht van groepen.
package code_of_practice.need_to_know

import data.lib.facts
import data.lib.finding

# METADATA
# title: This student is not assigned to the viewer
# custom:
#   code: need-to-know/not-assigned
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Deze student is niet toegewezen aan wie kijkt
#   remedy:
#     en: Let the assigned adviser, or who stands in, do it.
#     nl: Laat de toegewezen begeleider of een waarnemer het doen.
findings contains found if {
	input.gate == "G4"
	not _may_see
	not input.act.viewer.emergency == true
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: These students are not assigned to who asks their names
# custom:
#   code: need-to-know/asker-not-assigned
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Deze studenten zijn niet toegewezen aan wie hun namen vraagt
#   remedy:
#     en: Ask the data without names, or let the assigned adviser ask them.
#     nl: Vraag de gegevens zonder namen, of laat de toegewezen begeleider ze vragen.
findings contains found if {
	input.gate == "G3"
	not input.request.asks_identity == false
	not _may_ask
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The emergency has no reason
# custom:
#   code: need-to-know/emergency-without-reason
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De noodtoegang heeft geen reden
#   remedy:
#     en: Write down the reason.
#     nl: Schrijf de reden op.
findings contains found if {
	_is_emergency
	not input.act.viewer.emergency_reason_stated == true
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The emergency is told to the FG, and afterwards to the student
# custom:
#   code: need-to-know/emergency-told
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; who is looked at in an emergency has to hear it.
#     nl: Dit houdt niets tegen; wie in nood is bekeken, moet dat horen.
#   nl:
#     title: De noodtoegang wordt gemeld aan de FG, en achteraf aan de student
#   remedy:
#     en: Nothing to do; the platform tells them.
#     nl: Niets te doen; het platform meldt het.
findings contains found if {
	_is_emergency
	input.act.viewer.emergency_reason_stated == true
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: What students wrote themselves is left out of a view of groups
# custom:
#   code: need-to-know/own-words-left-out
#   effect: deny
#   kind: violation
#   scope: column
#   lifted_by: mandate-holder
#   nl:
#     title: Wat studenten zelf schreven, blijft weg uit een overzicht van groepen
#   remedy:
#     en: Leave the column out.
#     nl: Laat het kenmerk weg.
findings contains found if {
	some [process, field] in _own_words
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field}, {})
}

# METADATA
# title: Only who is assigned sees these students
# custom:
#   code: need-to-know/assigned-alone
#   effect: oblige
#   kind: obligation
#   scope: subject
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; one may depart from the refusal of who is not assigned.
#     nl: Dit houdt niets tegen; afwijken kan van de weigering van wie niet is toegewezen.
#   nl:
#     title: Alleen wie is toegewezen ziet deze studenten
#   remedy:
#     en: Nothing to do; who is not assigned is refused.
#     nl: Niets te doen; wie niet is toegewezen, wordt geweigerd.
findings contains found if {
	input.gate == "G3"
	some process in _about_persons
	process.facing in {"adviser", "teacher"}
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: At an access request, the fields that are left out.
columns contains {"field": field, "action": "drop"} if some [_, field] in _own_words

_about_persons := [process |
	some process in facts.judged
	process.level == "person"
]

_may_see if input.act.viewer.is_subject == true

_may_see if input.act.viewer.is_assigned == true

_may_see if input.act.viewer.stands_in == true

_may_ask if input.request.requester.is_subject == true

_may_ask if input.request.requester.is_assigned == true

_may_ask if {
	input.request.requester.emergency == true
	input.request.requester.emergency_reason_stated == true
}

_is_emergency if {
	input.gate == "G4"
	not _may_see
	input.act.viewer.emergency == true
}

_own_words contains [process, known.field] if {
	input.gate == "G3"
	some process in facts.judged
	process.level != "person"
	some known in input.dataset.fields
	known.classification == "free-text"
	facts.requested[known.field]
}
