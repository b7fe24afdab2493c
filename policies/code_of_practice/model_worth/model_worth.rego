# METADATA
# title: A model shows its worth
# description: >-
#   A model in use shows its worth on data it has not seen, in the measures of its kind, at the share of students who
#   would be invited. What forecasts is of a kind that is measured, whatever it is called. A model whose gain over
#   chance is a factor of {model_lift} or less is not used. With a precision or recall under {model_green}, or when it
#   does no better than the adviser alone, it carries a warning: a fixed threshold judges the share of drop-out and not
#   the model. That gain, the lift, is the precision over the base rate, and is held against both.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
#   - ref: https://www.jisc.ac.uk/guides/code-of-practice-for-learning-analytics
#     description: Jisc code of practice for learning analytics
#   - ref: https://github.com/cedanl/student-signal
#     description: Student Signal, stoplight of a model
# custom:
#   norm: A-57
#   principle: careful
#   gates: [G2, G5]
#   kind: violation
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#     Jisc code of practice for learning analytics: secondary
#     Student Signal, stoplight of a model: verified
#   nl:
#     title: Een model toont zijn waarde
#     description: >-
#       Een model in gebruik toont zijn waarde op gegevens die het niet eerder zag, in de maten van zijn soort, bij het
#       aandeel studenten dat zou worden uitgenodigd. Wat voorspelt, is van een soort die wordt gemeten, hoe het ook
#       heet. Een model dat hooguit {model_lift} keer zo goed is als toeval, wordt niet gebruikt. Is de precisie of
#       dekking lager dan {model_green}, of is het niet beter dan de begeleider alleen, dan volgt een waarschuwing: een
#       vaste drempel beoordeelt het uitvalpercentage en niet het model. Hoeveel keer zo goed, de lift, is de precisie
#       gedeeld door het uitvalpercentage, en wordt met beide nagerekend.
package code_of_practice.model_worth

import data.lib.finding
import data.lib.model
import data.lib.usage

_selecting := {"classification", "ranking", "rule"}

# Kinds of which no figure is asked, since they forecast nothing.
_unmeasured := {"clustering", "generative"}

_kinds := (_selecting | _unmeasured) | {"forecast"}

_forecasting := {"predictive", "prescriptive"}

# Shares are stated in hundredths and a lift in tenths: by half of that what is stated may be off.
_half_of_share := 0.005

_half_of_lift := 0.05

# METADATA
# title: The kind of model is not stated
# custom:
#   code: model-worth/kind-not-stated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het soort model is niet genoemd
#   remedy:
#     en: State the kind of model.
#     nl: Noem het soort model.
findings contains found if {
	some process in _in_use
	not _states_kind(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The process forecasts, and its kind of model does not
# custom:
#   code: model-worth/kind-forecasts-nothing
#   effect: hold
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De verwerking voorspelt iets, maar dit soort model voorspelt niets
#   remedy:
#     en: State the kind of model that makes the forecast, and measure it.
#     nl: Noem het soort model dat de voorspelling doet, en meet het.
findings contains found if {
	some process in _in_use
	process.model.kind in _unmeasured
	process.analytics in _forecasting
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The worth of the model was not measured
# custom:
#   code: model-worth/not-measured
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De waarde van het model is niet gemeten
#   remedy:
#     en: Measure the model on data it has not seen.
#     nl: Meet het model op gegevens die het niet eerder zag.
findings contains found if {
	some process in _in_use
	_states_kind(process)
	not _is_measured(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The model does no better than chance
# custom:
#   code: model-worth/no-better-than-chance
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het model is niet beter dan toeval
#   remedy:
#     en: Do not use this model.
#     nl: Gebruik dit model niet.
findings contains found if {
	some process in _selects
	process.model.lift <= data.parameters.model_lift
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"lift": process.model.lift})
}

# METADATA
# title: The lift of the model is not its precision over the base rate
# custom:
#   code: model-worth/lift-differs
#   effect: hold
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De lift van het model is niet de precisie gedeeld door het uitvalpercentage
#   remedy:
#     en: Work the lift out again from precision and base rate, or correct these.
#     nl: Reken de lift opnieuw uit met precisie en uitvalpercentage, of verbeter die.
findings contains found if {
	some process in _selects
	_differs(process.model)
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{
			"lift": process.model.lift,
			"precision": process.model.precision,
			"base_rate": process.model.base_rate,
		},
	)
}

# METADATA
# title: Precision or recall of the model is low
# custom:
#   code: model-worth/little-worth
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Precisie of dekking van het model is laag
#   remedy:
#     en: Say beside each list how often it is wrong.
#     nl: Zeg bij elke lijst hoe vaak die ernaast zit.
findings contains found if {
	some process in _selects
	process.model.lift > data.parameters.model_lift
	min({process.model.precision, process.model.recall}) < data.parameters.model_green
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"precision": process.model.precision, "recall": process.model.recall},
	)
}

# METADATA
# title: The model does no better than the adviser alone
# custom:
#   code: model-worth/no-better-than-adviser
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het model is niet beter dan de begeleider alleen
#   remedy:
#     en: Consider whether the model is needed.
#     nl: Overweeg of het model nodig is.
findings contains found if {
	some process in _selects
	is_number(process.model.lift_over_adviser)
	process.model.lift_over_adviser <= 1
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"lift": process.model.lift_over_adviser},
	)
}

# METADATA
# title: It is not known whether the model does better than the adviser alone
# custom:
#   code: model-worth/adviser-not-compared
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet bekend of het model beter is dan de begeleider alleen
#   remedy:
#     en: Compare the model with what advisers find without it.
#     nl: Vergelijk het model met wat begeleiders zonder het model vinden.
findings contains found if {
	some process in _selects
	not _is_compared(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_is_compared(process) if is_number(process.model.lift_over_adviser)

_in_use := [process |
	some process in model.used
	usage.in_use(process)
]

_selects := [process |
	some process in _in_use
	process.model.kind in _selecting
	_is_measured(process)
]

_states_kind(process) if process.model.kind in _kinds

_is_measured(process) if process.model.kind in _unmeasured

_is_measured(process) if {
	process.model.kind == "forecast"
	process.model.holdout == true
	is_number(process.model.error_share)
}

_is_measured(process) if {
	process.model.kind in _selecting
	process.model.holdout == true
	process.model.calibration_stated == true
	process.model.invite_share_stated == true
	process.model.base_rate > 0
	every name in ["base_rate", "lift", "precision", "recall"] {
		is_number(process.model[name])
	}
}

# Multiplied and not divided, so that no rounding of our own comes in.
_differs(stated) if {
	most := (stated.lift + _half_of_lift) * (stated.base_rate + _half_of_share)
	most < stated.precision - _half_of_share
}

_differs(stated) if {
	least := (stated.lift - _half_of_lift) * (stated.base_rate - _half_of_share)
	least > stated.precision + _half_of_share
}
