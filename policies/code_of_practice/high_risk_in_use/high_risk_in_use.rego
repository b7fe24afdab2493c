# METADATA
# title: A high-risk model in use is overseen
# description: >-
#   A model of high risk that is used has overseers with the knowledge and the authority to step in, keeps its logs for
#   {ai_log_months} at least, is told to students and, in a public institution, is registered. The duty applies from
#   {high_risk_from}, and to what a public authority used before from {legacy_high_risk_from}. Until then a project that
#   does not meet it waits; from then on it is not allowed.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 26(2), (6), (8) and (11)
# custom:
#   norm: A-43
#   principle: humane
#   gates: [G2, G4]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     AI Act Art. 26(2), (6), (8) and (11): secondary
#   nl:
#     title: Een model met hoog risico in gebruik staat onder toezicht
#     description: >-
#       Een model met hoog risico dat wordt gebruikt, heeft toezichthouders met de kennis en de bevoegdheid om in te
#       grijpen, bewaart zijn logs ten minste {ai_log_months}, is aan studenten verteld en is bij een
#       overheidsinstelling geregistreerd. Die plicht geldt vanaf {high_risk_from}, en voor wat een overheidsinstelling
#       al gebruikte vanaf {legacy_high_risk_from}. Tot dan wacht een project dat er niet aan voldoet; daarna is het
#       niet toegestaan.
package code_of_practice.high_risk_in_use

import data.lib.finding
import data.lib.model
import data.lib.usage

# METADATA
# title: A high-risk model lacks oversight, logs, notice or registration
# custom:
#   code: high-risk-in-use/lacking
#   effect: hold
#   kind: gap
#   scope: process
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: Een model met hoog risico mist toezicht, logs, voorlichting of registratie
#   remedy:
#     en: Name overseers, keep the logs, tell students and register the model.
#     nl: Wijs toezichthouders aan, bewaar de logs, vertel het studenten en registreer het model.
findings contains found if {
	not model.duties_apply
	some process in _in_use
	lacking := _lacking(process)
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

# METADATA
# title: A high-risk model does not meet a duty that applies
# custom:
#   code: high-risk-in-use/duty-not-met
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een model met hoog risico voldoet niet aan een plicht die geldt
#   remedy:
#     en: Do not use the model until overseers, logs, notice and registration are in order.
#     nl: Gebruik het model pas als toezicht, logs, voorlichting en registratie in orde zijn.
findings contains found if {
	model.duties_apply
	some process in _in_use
	lacking := _lacking(process)
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

_parts := {"logs", "overseers", "registration", "students-told"}

_in_use := [process |
	some process in model.high_risk
	usage.in_use(process)
]

_lacking(process) := {part | some part in _parts; not _has(process, part)}

_has(process, "overseers") if process.model.ai_act.overseers >= 1

_has(process, "logs") if process.model.ai_act.log_months >= data.parameters.ai_log_months

_has(process, "students-told") if process.model.ai_act.students_told == true

_has(process, "registration") if process.model.ai_act.registered == true

# Only a public authority may not use a system that is not registered; giving a public service makes nobody one.
_has(_, "registration") if input.institution.legal_form == "private"
