# METADATA
# title: A model is fair to groups
# description: >-
#   For each group of at least {k_fairness} the outcome is compared with the largest group. With a ratio under
#   {fairness_low} or above {fairness_high} the ethics
#   committee advises before use, and the decider answers. A group that is too small is not passed but cannot be judged:
#   its figures are put together over years, and the council sees it. It is done again for every cohort.
# related_resources:
#   - ref: https://github.com/cedanl/no-fairness-without-awareness
#     description: No fairness without awareness
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 2
# custom:
#   norm: A-58
#   principle: balanced
#   gates: [G2, G5]
#   kind: violation
#   nature: practice
#   lifted_by: ethics-committee
#   confidence:
#     No fairness without awareness: verified
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 2: secondary
#   nl:
#     title: Een model is eerlijk voor groepen
#     description: >-
#       Voor elke groep van ten minste {k_fairness} wordt de uitkomst vergeleken met de grootste groep. Is de verhouding
#       lager dan {fairness_low} of hoger dan {fairness_high}, dan
#       adviseert de ethische commissie voor gebruik, en de beslisser antwoordt. Een te kleine groep is niet geslaagd
#       maar niet te beoordelen: haar cijfers worden over jaren samengenomen, en de raad ziet het. Dit gebeurt bij elk
#       cohort opnieuw.
package code_of_practice.fair_model

import data.lib.advice
import data.lib.finding
import data.lib.model
import data.lib.usage

# METADATA
# title: The model was not compared over groups
# custom:
#   code: fair-model/not-judged
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het model is niet over groepen vergeleken
#   remedy:
#     en: Compare the outcome over groups for this cohort.
#     nl: Vergelijk de uitkomst over groepen voor dit cohort.
findings contains found if {
	some process in _in_use
	not _is_judged(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The model treats a group differently, and the ethics committee has not advised
# custom:
#   code: fair-model/advice-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: ethics-committee
#   nl:
#     title: Het model pakt voor een groep anders uit, en de ethische commissie heeft niet geadviseerd
#   remedy:
#     en: The ethics committee advises.
#     nl: De ethische commissie adviseert.
findings contains found if {
	not advice.given("ethics-committee", "fairness")
	some [process, group] in _apart
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"group": group})
}

# METADATA
# title: The negative advice of the ethics committee on fairness is not answered
# custom:
#   code: fair-model/advice-not-answered
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: mandate-holder
#   nl:
#     title: Het negatieve advies van de ethische commissie over eerlijkheid is niet beantwoord
#   remedy:
#     en: The decider states why the advice is not followed, or rejects the project.
#     nl: De beslisser geeft aan waarom het advies niet wordt gevolgd, of wijst het project af.
findings contains found if {
	advice.unanswered("ethics-committee", "fairness")
	some [process, _] in _apart
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A group is too small to be judged
# custom:
#   code: fair-model/too-small-to-judge
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een groep is te klein om te beoordelen
#   remedy:
#     en: Put the figures of several cohorts together.
#     nl: Neem de cijfers van meer cohorten samen.
findings contains found if {
	some process in _in_use
	some group in process.model.fairness
	is_number(group.n)
	group.n < data.parameters.k_fairness
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"group": group.group})
}

_in_use := [process |
	some process in model.used
	usage.on_persons(process)
]

_is_judged(process) if {
	process.model.fairness_judged_this_cohort == true
	count(process.model.fairness) > 0
	every group in process.model.fairness {
		is_string(group.group)
		is_number(group.n)
		_has_ratio(group)
	}
}

_has_ratio(group) if is_number(group.ratio)

_has_ratio(group) if group.n < data.parameters.k_fairness

_apart contains [process, group.group] if {
	some process in _in_use
	some group in process.model.fairness
	group.n >= data.parameters.k_fairness
	is_number(group.ratio)
	_is_outside(group.ratio)
}

_is_outside(ratio) if ratio < data.parameters.fairness_low

_is_outside(ratio) if ratio > data.parameters.fairness_high
