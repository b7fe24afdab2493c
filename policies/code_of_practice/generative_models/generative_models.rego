# METADATA
# title: No study data in the prompt of somebody else
# description: >-
#   No rows, free text or identifiers go to a generative model of another party, such as a chatbot, unless an agreement
#   bars training on them, a DPIA covers it, and prompts and answers are kept for {chat_log_days} at most.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 28
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35
#   - ref: https://github.com/cedanl/samenwijzer
#     description: Samenwijzer, description of its security
# custom:
#   norm: A-71
#   principle: careful
#   gates: [G1, G2, G3]
#   kind: gap
#   nature: code
#   lifted_by: requester
#   confidence:
#     GDPR Art. 28: verified
#     GDPR Art. 35: secondary
#     Samenwijzer, description of its security: verified
#   nl:
#     title: Geen studiedata in de vraag aan andermans model
#     description: >-
#       Rijen, vrije tekst en nummers gaan niet naar een generatief model van een ander, zoals een chatbot, tenzij een
#       overeenkomst training ermee verbiedt, een DPIA het dekt, en vragen en antwoorden ten hoogste {chat_log_days}
#       worden bewaard.
package code_of_practice.generative_models

import data.lib.finding
import data.lib.model

# METADATA
# title: It is not known whether the model is a generative one
# custom:
#   code: generative-models/kind-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet bekend of het model generatief is
#   remedy:
#     en: State the kind of model.
#     nl: Noem het soort model.
findings contains found if {
	some process in model.used
	not _states_kind(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A generative model of another party does not meet its conditions
# custom:
#   code: generative-models/conditions-not-met
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een generatief model van een ander voldoet niet aan de voorwaarden
#   remedy:
#     en: Use a model of the institution, send nothing about persons, or meet each condition.
#     nl: Gebruik een model van de instelling, stuur niets over personen, of voldoe aan elke voorwaarde.
findings contains found if {
	input.gate != "G2"
	some process in _outside
	lacking := _conditions - _met(process)
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"conditions": sort(lacking)})
}

# METADATA
# title: The conditions of a generative model of another party are still to be met
# custom:
#   code: generative-models/conditions-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Aan de voorwaarden voor een generatief model van een ander moet nog worden voldaan
#   remedy:
#     en: Have the agreement, the DPIA and the term of the log arranged before the decision.
#     nl: Regel de overeenkomst, de DPIA en de termijn van het logboek voor het besluit.
findings contains found if {
	input.gate == "G2"
	some process in _outside
	lacking := _conditions - _met(process)
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"conditions": sort(lacking)})
}

_conditions := {"dpia", "no-training", "short-log"}

_outside := [process |
	some process in model.used
	process.model.kind == "generative"
	not process.model.hosted_by == "institution"
	not process.model.sends_rows_or_text == false
]

_states_kind(process) if is_string(process.model.kind)

_met(process) := {condition |
	some condition in _conditions
	_meets(process, condition)
}

_meets(_, "dpia") if {
	input.project.dpia.done == true
	input.project.dpia.fits == true
}

_meets(process, "no-training") if process.model.agreement_no_training == true

_meets(process, "short-log") if {
	is_number(process.model.chat_log_days)
	process.model.chat_log_days <= data.parameters.chat_log_days
}
