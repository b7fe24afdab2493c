# METADATA
# title: Models
# description: Tells which processes use a model, and which of these may be a high-risk system.
package lib.model

import data.lib.facts

_forecasting := {"predictive", "prescriptive"}

# METADATA
# scope: document
# description: Holds for a process that uses a model, because it says so or because it forecasts.
uses(process) if process.analytics in _forecasting

uses(process) if is_object(process.model)

# METADATA
# scope: document
# description: The judged processes that use a model.
used := [process |
	some process in facts.judged
	uses(process)
]

# METADATA
# scope: document
# description: >-
#   The models with a use of Annex III of the AI Act; profiling in such a use is always of high risk, and a use that
#   is not known counts as one.
high_risk := [process |
	some process in used
	not _is_harmless(process)
]

_is_harmless(process) if process.model.ai_act.uses == []

_is_harmless(process) if {
	is_array(process.model.ai_act.uses)
	process.model.ai_act.profiling == false
	process.model.ai_act.reason_stated == true
}

# METADATA
# scope: document
# description: Holds from the day on which the duties for high-risk systems apply to this project.
duties_apply if input.today >= _day

_day := data.parameters.legacy_high_risk_from if {
	_has_legacy_term
} else := data.parameters.high_risk_from

# What a public authority used before has a later day; giving a public service makes nobody one.
_has_legacy_term if {
	input.project.legacy == true
	input.institution.legal_form == "public"
}
