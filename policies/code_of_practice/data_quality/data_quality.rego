# METADATA
# title: Data are good enough for the question
# description: >-
#   A project sets how complete its data must be, and data below that are not used: a gradebook that is half filled
#   warns the wrong students. Data that are not up to date carry a warning.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(d)
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
# custom:
#   norm: A-60
#   principle: careful
#   gates: [G2, G3]
#   kind: violation
#   nature: practice
#   lifted_by: data-steward
#   confidence:
#     GDPR Art. 5(1)(d): verified
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#   nl:
#     title: Gegevens zijn goed genoeg voor de vraag
#     description: >-
#       Een project bepaalt hoe volledig zijn gegevens moeten zijn, en gegevens daaronder worden niet gebruikt: een half
#       ingevuld cijferboek waarschuwt de verkeerde studenten. Bij gegevens die niet actueel zijn, staat een
#       waarschuwing.
package code_of_practice.data_quality

import data.lib.facts
import data.lib.finding

# METADATA
# title: It is not stated how complete the data must be
# custom:
#   code: data-quality/threshold-not-stated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld hoe volledig de gegevens moeten zijn
#   remedy:
#     en: Set the least completeness.
#     nl: Leg vast hoe volledig de gegevens ten minste moeten zijn.
findings contains found if {
	some process in facts.judged
	not _has_threshold(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known how complete the data are
# custom:
#   code: data-quality/not-measured
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend hoe volledig de gegevens zijn
#   remedy:
#     en: The data steward measures the completeness.
#     nl: De datasteward meet de volledigheid.
findings contains found if {
	some process in facts.judged
	not is_number(object.get(_quality(process), "completeness", null))
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The data are not complete enough
# custom:
#   code: data-quality/incomplete
#   effect: hold
#   kind: violation
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: De gegevens zijn niet volledig genoeg
#   remedy:
#     en: Have the data completed at their source.
#     nl: Laat de gegevens bij de bron aanvullen.
findings contains found if {
	some process in facts.judged
	_has_threshold(process)
	quality := _quality(process)
	is_number(quality.completeness)
	quality.completeness < process.quality.threshold
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"completeness": quality.completeness, "least": process.quality.threshold},
	)
}

# METADATA
# title: The data are not up to date, or nobody knows
# custom:
#   code: data-quality/not-fresh
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: De gegevens zijn niet actueel, of niemand weet het
#   remedy:
#     en: Say beside the outcome of which day the data are.
#     nl: Zeg bij de uitkomst van welke dag de gegevens zijn.
findings contains found if {
	some process in facts.judged
	quality := _quality(process)
	not quality.fresh == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

default _quality(_) := {}

_quality(process) := process.quality if {
	input.gate == "G2"
	is_object(process.quality)
}

_quality(_) := input.dataset.quality if {
	input.gate == "G3"
	is_object(input.dataset.quality)
}

_has_threshold(process) if is_number(process.quality.threshold)
