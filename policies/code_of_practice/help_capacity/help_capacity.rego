# METADATA
# title: No more signals than there is help
# description: >-
#   A process that signals students says how many signals a week it expects and how many students can be helped. When
#   there are more signals than help, or nobody counted, it is said to those who decide.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
# custom:
#   norm: A-73
#   principle: humane
#   gates: [G2, G5]
#   kind: violation
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#   nl:
#     title: Niet meer signalen dan hulp
#     description: >-
#       Een verwerking die signalen over studenten geeft, zegt hoeveel signalen per week zij verwacht en hoeveel
#       studenten geholpen kunnen worden. Zijn er meer signalen dan hulp, of telde niemand, dan horen de beslissers dat.
package code_of_practice.help_capacity

import data.lib.finding
import data.lib.usage

# METADATA
# title: There are more signals than help
# custom:
#   code: help-capacity/short-of-help
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Er zijn meer signalen dan hulp
#   remedy:
#     en: Give fewer signals, or arrange more help.
#     nl: Geef minder signalen, of regel meer hulp.
findings contains found if {
	some process in usage.signalling
	_is_counted(process)
	process.intervention.expected_signals_per_week > process.intervention.capacity_per_week
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"signals": process.intervention.expected_signals_per_week, "help": process.intervention.capacity_per_week},
	)
}

# METADATA
# title: It is not known whether there is help enough
# custom:
#   code: help-capacity/not-counted
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet bekend of er genoeg hulp is
#   remedy:
#     en: Count the signals and the help per week.
#     nl: Tel de signalen en de hulp per week.
findings contains found if {
	some process in usage.signalling
	not _is_counted(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_is_counted(process) if {
	is_number(process.intervention.expected_signals_per_week)
	is_number(process.intervention.capacity_per_week)
}
