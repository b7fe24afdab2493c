# METADATA
# title: A high-risk model and the rights of people
# description: >-
#   Before a public body, or who provides a public service, first uses a model of high risk it assesses what this means
#   for the fundamental rights of people: the process, period and groups, the harms, the human oversight and the way to
#   complain; and it notifies the supervisor. The duty applies from {high_risk_from}, and to what a public authority
#   used before from {legacy_high_risk_from}. Until then this is advised.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 27, dates as changed by Regulation (EU) 2026/1744
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA, with the IAMA
# custom:
#   norm: A-42
#   principle: humane
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     AI Act Art. 27, dates as changed by Regulation (EU) 2026/1744: secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA, with the IAMA: verified
#   nl:
#     title: Een model met hoog risico en de rechten van mensen
#     description: >-
#       Voordat een overheidsinstelling, of wie een openbare dienst verleent, een model met hoog risico gebruikt,
#       beoordeelt zij de gevolgen voor de grondrechten: proces, periode en groepen, schade, menselijk toezicht en de
#       weg om te klagen; en zij meldt dit bij de toezichthouder. Die plicht geldt vanaf {high_risk_from}, en voor wat
#       een overheidsinstelling al gebruikte vanaf {legacy_high_risk_from}. Tot dan is het een advies.
package code_of_practice.fundamental_rights

import data.lib.facts
import data.lib.finding
import data.lib.model
import data.lib.usage

_parts := {"complaints", "groups", "harms", "oversight", "period", "process"}

# METADATA
# title: The assessment of fundamental rights is not complete
# custom:
#   code: fundamental-rights/incomplete
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De beoordeling van de gevolgen voor grondrechten is niet volledig
#   remedy:
#     en: Complete the assessment and notify the supervisor before the first use.
#     nl: Maak de beoordeling af en meld haar voor het eerste gebruik bij de toezichthouder.
findings contains found if {
	_is_asked
	_is_first_use
	model.duties_apply
	count(_lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(_lacking)})
}

# METADATA
# title: An assessment of fundamental rights is advised
# custom:
#   code: fundamental-rights/advised
#   effect: warn
#   kind: violation
#   scope: project
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: Een beoordeling van de gevolgen voor grondrechten is aanbevolen
#   remedy:
#     en: Do the assessment now; it becomes a duty.
#     nl: Doe de beoordeling nu al; zij wordt verplicht.
findings contains found if {
	_is_asked
	not _is_duty
	count(_lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(_lacking)})
}

_is_asked if {
	not facts.rejects
	not input.institution.public_body == false
	count(model.high_risk) > 0
}

_is_first_use if {
	some process in model.high_risk
	usage.in_use(process)
}

_is_duty if {
	_is_first_use
	model.duties_apply
}

_lacking contains part if {
	some part in _parts
	not _states(part)
}

_lacking contains "notice" if not input.project.fria.notified == true

_states(part) if {
	input.project.fria.done == true
	input.project.fria[concat("_", [part, "stated"])] == true
}
