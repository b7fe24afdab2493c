# METADATA
# title: Indicators are defined, founded and limited
# description: >-
#   Each indicator says what it means, on which research it rests, and what it cannot show: a student who reads from
#   paper shows no clicks and may pass. A model rests on at least one. Words such as student, enrolment and start are
#   defined.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
#   - ref: https://www.jisc.ac.uk/guides/code-of-practice-for-learning-analytics
#     description: Jisc code of practice for learning analytics
# custom:
#   norm: A-59
#   principle: careful
#   gates: [G2]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#     Jisc code of practice for learning analytics: secondary
#   nl:
#     title: Van indicatoren zijn betekenis, onderbouwing en grenzen bekend
#     description: >-
#       Elke indicator zegt wat zij betekent, op welk onderzoek zij rust en wat zij niet laat zien: een student die van
#       papier leest, klikt niet en kan toch slagen. Een model rust op ten minste één indicator. Woorden als student,
#       inschrijving en start zijn omschreven.
package code_of_practice.indicators

import data.lib.facts
import data.lib.finding
import data.lib.model

_parts := {"definition", "evidence", "limits"}

# METADATA
# title: It is not stated which indicators are used
# custom:
#   code: indicators/not-stated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld welke indicatoren worden gebruikt
#   remedy:
#     en: List the indicators; the list may be empty where no model is used, or one that only writes.
#     nl: Noem de indicatoren; de lijst mag leeg zijn als er geen model is, of een dat alleen schrijft.
findings contains found if {
	some process in facts.judged
	not _lists_indicators(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: An indicator lacks its definition, evidence or limits
# custom:
#   code: indicators/incomplete
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een indicator mist een omschrijving, onderbouwing of grenzen
#   remedy:
#     en: Add what is missing to the indicator.
#     nl: Vul de indicator aan.
findings contains found if {
	some process in facts.judged
	some indicator in process.indicators
	lacking := {part | some part in _parts; not _states(indicator, part)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

_lists_indicators(process) if count(process.indicators) > 0

_lists_indicators(process) if {
	process.indicators == []
	not _needs_indicators(process)
}

# A model rests on indicators, but for one that writes and forecasts nothing.
_needs_indicators(process) if {
	model.uses(process)
	not process.model.kind == "generative"
}

_needs_indicators(process) if process.analytics in {"predictive", "prescriptive"}

_states(indicator, part) if indicator[concat("_", [part, "stated"])] == true
