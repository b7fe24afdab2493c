# METADATA
# title: The code of practice
# description: Asks the rules of a gate about one input and brings their answers together into one verdict.
# custom:
#   version: "2026.2"
#   norm: gate
#   nature: code
#   lifted_by: privacy-officer
#   principles:
#     accountable:
#       en: Institutions can be held to account, are transparent, and answer for what they do
#       nl: Instellingen zijn aanspreekbaar, transparant en leggen rekenschap af
#     balanced:
#       en: Institutions weigh all interests of those concerned fairly
#       nl: Instellingen wegen alle belangen van betrokkenen en belanghebbenden eerlijk af
#     careful:
#       en: Institutions see to care in their analyses
#       nl: Instellingen zorgen voor zorgvuldigheid in hun analyses
#     humane:
#       en: There is always room for the human measure, also where processes are automated
#       nl: Er is altijd plek voor de menselijke maat, ook bij automatische processen
#   parties:
#     data-owner:
#       en: the data owner
#       nl: de gegevenseigenaar
#     data-steward:
#       en: the data steward
#       nl: de datasteward
#     board:
#       en: the board
#       nl: het bestuur
#     council:
#       en: the student council
#       nl: de studentenraad
#     ethics-committee:
#       en: the ethics committee
#       nl: de ethische commissie
#     fg:
#       en: the data protection officer (FG)
#       nl: de functionaris gegevensbescherming (FG)
#     mandate-holder:
#       en: the mandate holder
#       nl: de mandaathouder
#     nobody:
#       en: nobody
#       nl: niemand
#     privacy-officer:
#       en: the privacy officer
#       nl: de privacy officer
#     processor:
#       en: the processor
#       nl: de verwerker
#     security-officer:
#       en: the security officer
#       nl: de security officer
#     student:
#       en: the student
#       nl: de student
#     works-council:
#       en: the works council
#       nl: de ondernemingsraad
#     requester:
#       en: the requester
#       nl: de aanvrager
package code_of_practice.main

import data.lib.departures
import data.lib.facts
import data.lib.finding
import data.lib.merge
import data.lib.rules

default decide := {
	"outcome": "hold",
	"findings": [{
		"code": "gate/undecided",
		"norm": "gate",
		"effect": "hold",
		"kind": "gap",
		"scope": "request",
		"departable": false,
		"params": {"missing": []},
	}],
	"obligations": [],
	"columns": {},
	"row_filter": null,
	"disclosure": null,
	"expires_on": null,
	"asked": [],
	"not_in_force": null,
}

# METADATA
# title: Decide
# description: The verdict on one input; what follows the findings is given only where data may be used.
# entrypoint: true
decide := {
	"outcome": _outcome,
	"findings": merge.ordered(_told),
	"obligations": merge.given(_outcome, merge.obligations(_obligations), []),
	"columns": merge.given(_outcome, _columns, {}),
	"row_filter": merge.given(_outcome, merge.row_filter(_rows), null),
	"disclosure": merge.given(_outcome, merge.disclosure(_shapes, _group_sizes), null),
	"expires_on": merge.given(_outcome, merge.expires_on(_obligations), null),
	"asked": sort(rules.in_force),
	"not_in_force": _not_in_force,
}

_outcome := merge.outcome(_counted)

# Without departures, what was found is what is told and what counts.
_told := _findings if {
	count(_departed) == 0
} else := _findings | {found | some [found, _] in _departed}

_counted := _findings if {
	count(_departed) == 0
} else := _findings | {counted | some [_, counted] in _departed}

# Who departs from a norm still sees what it finds, and until when; it counts as a warning. Of the law nobody departs.
_departed contains [object.union(found, {"departed_until": day}), object.union(found, {"effect": "warn"})] if {
	some norm, day in departures.until
	norm in rules.in_force
	some found in rules.findings[norm]
	found.departable
}

_is_departed(found) if {
	found.departable
	departures.until[found.norm]
}

# By norm, what a departed finding is about: there alone what the norm asks falls away.
_let_go[found.norm] contains [found.scope, object.get(found, "column", "")] if some [found, _] in _departed

_is_let_go(norm, scope, column) if [scope, column] in _let_go[norm]

_columns := merge.columns(_fields, _treatments)

_fields contains field if {
	input.gate == "G3"
	some field in input.request.fields
}

_shapes contains input.request.shape if input.gate == "G3"

# METADATA
# title: Facts are missing without which no outcome is possible
# custom:
#   code: gate/undecided
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   kept:
#     en: Without these facts it is not known which rules find something, those of the law among them.
#     nl: Zonder deze gegevens is niet bekend welke regels iets vinden, ook die van de wet.
#   nl:
#     title: Gegevens ontbreken, daardoor is er geen uitkomst
#   remedy:
#     en: Have the missing facts supplied; the privacy officer can see which ones.
#     nl: Laat de ontbrekende gegevens aanvullen; de privacy officer ziet welke dat zijn.
_findings contains found if {
	count(facts.missing) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"missing": sort(facts.missing)})
}

# METADATA
# title: No rule in force says how this table is kept safe
# custom:
#   code: gate/table-without-control
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   kept:
#     en: Nobody has said how small groups stay hidden; the law on personal data asks that somebody does.
#     nl: Niemand heeft gezegd hoe kleine groepen verborgen blijven; de AVG vraagt dat iemand dat doet.
#   nl:
#     title: Geen geldende regel zegt hoe deze tabel wordt beveiligd
#   remedy:
#     en: Ask for rows, or have the institution adopt the rule on disclosure control.
#     nl: Vraag om rijen, of laat de instelling de regel over statistische beveiliging vaststellen.
_findings contains found if {
	input.gate == "G3"
	input.request.shape == "table"
	not _is_controlled
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Nothing is left to serve
# custom:
#   code: gate/nothing-left
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   kept:
#     en: It follows from other rules; of those one may depart.
#     nl: Dit volgt uit andere regels; daarvan kan worden afgeweken.
#   nl:
#     title: Er blijft niets te leveren over
#   remedy:
#     en: Ask for fields and a period that lie within the approval.
#     nl: Vraag velden en een periode aan die binnen de goedkeuring vallen.
_findings contains found if {
	count(_emptied) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"left_out": sort(_emptied)})
}

_findings contains found if {
	some norm in rules.in_force
	some found in rules.findings[norm]
	not _is_departed(found)
}

_is_controlled if {
	some obligation in _obligations
	obligation.type == "control-disclosure"
}

_emptied contains "columns" if {
	input.gate == "G3"
	is_object(input.approval)
	merge.no_columns(_columns, _subject_fields)
}

_emptied contains "rows" if merge.no_rows(_rows)

_subject_fields contains known.field if {
	some known in input.dataset.fields
	known.classification == "subject"
}

_obligations contains obligation if {
	some norm in rules.in_force
	some asked in rules.obligations[norm]
	some obligation in _left_of(norm, asked)
}

# What rests on a departure ends with it.
_obligations contains {"type": "expire", "on": found.departed_until} if some [found, _] in _departed

_treatments := [treatment |
	input.gate == "G3"
	some norm in rules.in_force
	some treatment in rules.columns[norm]
	not _is_let_go(norm, "column", treatment.field)
]

_rows contains bound if {
	some norm in rules.in_force
	not _is_let_go(norm, "rows", "")
	some bound in rules.rows[norm]
}

_group_sizes contains size if {
	some norm in rules.in_force
	not _is_let_go(norm, "rows", "")
	some size in rules.group_sizes[norm]
}

_about_subjects := {"admit-subjects", "exclude-subjects"}

# What is left of an obligation when the norm that asks it is departed from.
_left_of(norm, obligation) := set() if {
	obligation.type in _about_subjects
	_is_let_go(norm, "subject", "")
} else := {object.union(obligation, {"fields": fields}) | count(fields) > 0} if {
	obligation.type == "mask-columns"
	fields := [field |
		some field in obligation.fields
		not _is_let_go(norm, "column", field)
	]
} else := {obligation}

default _not_in_force := null

# What rules that are not in force would say; it neither stops nor permits.
_not_in_force := {
	"asked": sort(_others),
	"findings": merge.ordered({found |
		some norm in _others
		some found in rules.findings[norm]
	}),
	"obligations": merge.obligations({obligation |
		some norm in _others
		some obligation in rules.obligations[norm]
	}),
	"columns": merge.strictest(_fields, [treatment |
		some norm in _others
		some treatment in rules.columns[norm]
	]),
} if {
	data.parameters.what_if == true
}

_others := rules.asked - rules.in_force
