# METADATA
# title: No rows at policy level outside a controlled setting
# description: >-
#   Policy questions are answered with totals. Rows, pseudonymised and without direct identifiers, are for the
#   analyst in a controlled setting alone; what leaves it is checked first.
# related_resources:
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: Statistics Netherlands, microdata, conducting your own research
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(c)
#   - ref: https://doe-meer-met-studiedata.nl/praktijkverhaal/laat-studiedata-voor-je-werken/
#     description: Interview with the vice-chair of the student council of VU Amsterdam
# custom:
#   norm: A-47
#   principle: balanced
#   gates: [G3, G6]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   confidence:
#     Statistics Netherlands, microdata, conducting your own research: verified
#     GDPR Art. 5(1)(c): verified
#     Interview with the vice-chair of the student council of VU Amsterdam: verified
#   nl:
#     title: Op beleidsniveau geen rijen buiten een gecontroleerde werkomgeving
#     description: >-
#       Beleidsvragen worden met totalen beantwoord. Rijen, gepseudonimiseerd en zonder direct herleidbare gegevens,
#       zijn er alleen voor de analist in een gecontroleerde werkomgeving; wat eruit gaat, wordt eerst gecontroleerd.
package code_of_practice.no_rows_at_policy_level

import data.lib.facts
import data.lib.finding

_figures := {"figure", "report", "table"}

_levels := {"group", "person"}

# METADATA
# title: Rows are asked for outside a controlled setting
# custom:
#   code: no-rows-at-policy-level/outside-controlled-setting
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Rijen gevraagd buiten een gecontroleerde werkomgeving
#   remedy:
#     en: Ask for the rows in a controlled setting, or ask for a table.
#     nl: Vraag de rijen aan in een gecontroleerde werkomgeving, of vraag een tabel aan.
findings contains found if {
	some process in _asked_in_rows
	not _controlled
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Rows stay pseudonymised in the controlled setting
# custom:
#   code: no-rows-at-policy-level/pseudonymised-inside
#   effect: oblige
#   kind: obligation
#   scope: subject
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; who needs names has no process at policy level.
#     nl: Dit houdt niets tegen; wie namen nodig heeft, heeft geen verwerking op beleidsniveau.
#   nl:
#     title: Rijen blijven gepseudonimiseerd in de gecontroleerde werkomgeving
#   remedy:
#     en: Nothing to do; results leave the setting through the output check.
#     nl: Niets te doen; resultaten verlaten de werkomgeving via de outputcontrole.
findings contains found if {
	some process in _asked_in_rows
	_controlled
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Rows would be released
# custom:
#   code: no-rows-at-policy-level/rows-released
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Er zouden rijen worden vrijgegeven
#   remedy:
#     en: Release totals.
#     nl: Geef totalen vrij.
findings contains found if {
	input.gate == "G6"
	input.output.kind == "rows"
	not _above_policy
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Only totals are released
# custom:
#   code: no-rows-at-policy-level/totals-alone
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; one may depart from the refusal of rows.
#     nl: Dit houdt niets tegen; afwijken kan van de weigering van rijen.
#   nl:
#     title: Alleen totalen worden vrijgegeven
#   remedy:
#     en: Nothing to do; no row goes with the figures.
#     nl: Niets te doen; met de cijfers gaat geen rij mee.
findings contains found if {
	input.gate == "G6"
	input.output.kind in _figures
	not _above_policy
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A direct identifier is left out
# custom:
#   code: no-rows-at-policy-level/direct-identifier
#   effect: deny
#   kind: violation
#   scope: column
#   lifted_by: mandate-holder
#   nl:
#     title: Een direct herleidbaar gegeven blijft weg
#   remedy:
#     en: Leave the column out; a policy question needs no names, numbers or addresses of persons.
#     nl: Laat het kenmerk weg; een beleidsvraag heeft geen namen, nummers of adressen van personen nodig.
findings contains found if {
	some process in _asked_in_rows
	some field in _direct_identifiers
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field}, {})
}

# METADATA
# description: The pseudonym under which rows may be seen.
obligations contains {"type": "pseudonymise-subject", "scope": process.id} if {
	some process in _asked_in_rows
	_controlled
}

# METADATA
# description: The requested fields that are left out.
columns contains {"field": field, "action": "drop"} if {
	some _ in _asked_in_rows
	some field in _direct_identifiers
}

_asked_in_rows := [process |
	input.gate == "G3"
	not input.request.shape == "table"
	some process in facts.judged
	process.level == "policy"
]

_controlled if input.request.setting.kind == "controlled"

_direct_identifiers contains known.field if {
	some known in input.dataset.fields
	known.classification == "direct-identifier"
	facts.requested[known.field]
}

_above_policy if {
	input.output.level in _levels
	not _of_policy_process
}

_of_policy_process if {
	some process in facts.judged
	process.level == "policy"
}
