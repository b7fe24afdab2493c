# METADATA
# title: What is released tells nothing about one person
# description: >-
#   A released figure is shown only for groups of at least {minimum_group_size}, a bound that is never under {k_floor};
#   what could be calculated back is hidden too. A share under {percent_low} or over {percent_high} is shown as that
#   bound, and counts are rounded to a multiple of {round_base}. The two largest parts do not make up more than
#   {dominance_share} of a total, and two releases do not differ by a few persons. A second person checks what leaves,
#   rows never do. A refusal names no number.
# related_resources:
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: Statistics Netherlands, microdata, conducting your own research
#   - ref: https://cran.r-project.org/package=sdcLog
#     description: sdcLog, guidelines on output checking
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR recital 26
# custom:
#   norm: A-66
#   principle: careful
#   gates: [G3, G6]
#   kind: violation
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Statistics Netherlands, microdata, conducting your own research: verified
#     sdcLog, guidelines on output checking: verified
#     GDPR recital 26: background
#   nl:
#     title: Wat wordt vrijgegeven, zegt niets over één persoon
#     description: >-
#       Een vrijgegeven cijfer wordt alleen getoond voor groepen van ten minste {minimum_group_size}; die grens ligt
#       nooit onder {k_floor}. Wat is terug te rekenen, is ook afgeschermd. Een aandeel onder {percent_low} of boven
#       {percent_high} wordt getoond als die grens, en aantallen zijn afgerond op een veelvoud van {round_base}. De twee
#       grootste delen maken samen niet meer dan {dominance_share} van een totaal uit, en twee vrijgaven verschillen
#       niet een paar personen. Een tweede persoon controleert wat naar buiten gaat; rijen gaan nooit naar buiten. Een
#       weigering noemt geen getal.
package code_of_practice.disclosure_control

import data.lib.finding

_figures := {"figure", "report", "table"}

_treatments := {"capped", "rounded", "secondary_suppressed"}

_checked := _figures | {"model"}

_comparisons := {"none", "other-cut", "same-cut"}

# METADATA
# title: It is not known how small the groups are, or what this could be compared with
# custom:
#   code: disclosure-control/not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet bekend hoe klein de groepen zijn, of waarmee dit te vergelijken is
#   remedy:
#     en: Have the release counted and compared with earlier ones.
#     nl: Laat de vrijgave tellen en vergelijken met eerdere.
findings contains found if {
	_is_figure
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Groups are shown that are too small
# custom:
#   code: disclosure-control/groups-too-small
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Er staan groepen in die te klein zijn
#   remedy:
#     en: Put groups together, or hide the small ones.
#     nl: Neem groepen samen, of scherm de kleine af.
findings contains found if {
	_is_figure
	_shows_small_groups
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Rows about persons would be released
# custom:
#   code: disclosure-control/rows
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Er zouden rijen over personen worden vrijgegeven
#   remedy:
#     en: Release a table under disclosure control, or synthetic data.
#     nl: Geef een tabel met statistische beveiliging vrij, of gesimuleerde data.
findings contains found if {
	input.gate == "G6"
	input.output.kind == "rows"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Nobody else has checked this release
# custom:
#   code: disclosure-control/not-checked
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niemand anders heeft deze vrijgave gecontroleerd
#   remedy:
#     en: Let a second person check what is released.
#     nl: Laat een tweede persoon controleren wat er wordt vrijgegeven.
findings contains found if {
	input.gate == "G6"
	input.output.kind in _checked
	not input.output.checked_by_second == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The figures are not hidden, capped or rounded as they must be
# custom:
#   code: disclosure-control/treatment-lacking
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De cijfers zijn niet afgeschermd, afgetopt of afgerond zoals het moet
#   remedy:
#     en: Have the missing treatment done.
#     nl: Laat de ontbrekende bewerking doen.
findings contains found if {
	_is_figure
	lacking := {name | some name in _treatments; not input.output[name] == true}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"treatments": sort(lacking)})
}

# METADATA
# title: Two contributors make up too much of a total
# custom:
#   code: disclosure-control/two-make-the-total
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Twee deelnemers maken een te groot deel van een totaal uit
#   remedy:
#     en: Put the total together with another one.
#     nl: Voeg het totaal samen met een ander.
findings contains found if {
	_is_figure
	input.output.dominance > data.parameters.dominance_share
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Together with an earlier release this would tell too much
# custom:
#   code: disclosure-control/told-by-comparison
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Samen met een eerdere vrijgave zou dit te veel zeggen
#   remedy:
#     en: Repeat the figure of the earlier release, or choose a coarser cut.
#     nl: Herhaal het cijfer van de eerdere vrijgave, of kies een grovere indeling.
findings contains found if {
	_is_figure
	not _is_apart
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: These figures stay under disclosure control
# custom:
#   code: disclosure-control/controlled
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; one may depart from what is asked of the figures.
#     nl: Dit houdt niets tegen; afwijken kan van wat van de cijfers wordt gevraagd.
#   nl:
#     title: Deze cijfers blijven statistisch beveiligd
#   remedy:
#     en: Nothing to do; the platform hides, caps and rounds.
#     nl: Niets te doen; het platform schermt af, topt af en rondt af.
findings contains found if {
	_is_figure
	_is_known
	_is_safe
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A table is given under disclosure control
# custom:
#   code: disclosure-control/table-asked
#   effect: oblige
#   kind: obligation
#   scope: rows
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; one may depart from what is asked of the table.
#     nl: Dit houdt niets tegen; afwijken kan van wat van de tabel wordt gevraagd.
#   nl:
#     title: Een tabel wordt met statistische beveiliging geleverd
#   remedy:
#     en: Nothing to do; the platform hides small groups, caps and rounds.
#     nl: Niets te doen; het platform schermt kleine groepen af, topt af en rondt af.
findings contains found if {
	_is_table
	size := {"k": data.parameters.minimum_group_size}
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, size)
}

# METADATA
# description: The smallest group of which a table tells anything.
group_sizes contains data.parameters.minimum_group_size if _is_table

# METADATA
# description: How figures are kept safe, for who makes them and for who checks them.
obligations contains _control if _is_released

_control := {
	"type": "control-disclosure",
	"k": data.parameters.minimum_group_size,
	"table_rule": data.parameters.table_rule,
	"percent_low": data.parameters.percent_low,
	"percent_high": data.parameters.percent_high,
	"round_base": data.parameters.round_base,
}

_is_released if _is_figure

_is_released if _is_table

_is_table if {
	input.gate == "G3"
	input.request.shape == "table"
}

_is_figure if {
	input.gate == "G6"
	input.output.kind in _figures
}

# An earlier release of which this differs by a few persons: the same cut may come again when its figure is repeated.
_is_apart if not input.output.differencing in {"other-cut", "same-cut"}

_is_apart if {
	input.output.differencing == "same-cut"
	input.output.repeats_figure == true
}

_is_known if {
	is_number(input.output.k)
	is_number(input.output.cells_below_k)
	is_number(input.output.dominance)
	input.output.differencing in _comparisons
}

_shows_small_groups if {
	is_number(input.output.k)
	input.output.k < data.parameters.minimum_group_size
}

_shows_small_groups if input.output.cells_below_k > 0

_is_safe if {
	not _shows_small_groups
	input.output.dominance <= data.parameters.dominance_share
	_is_apart
	input.output.checked_by_second == true
	every treatment in _treatments {
		input.output[treatment] == true
	}
}
