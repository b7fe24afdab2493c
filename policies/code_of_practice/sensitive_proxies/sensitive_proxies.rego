# METADATA
# title: What stands for a sensitive trait counts as sensitive
# description: >-
#   Nationality, country of birth, postcode, authorised absence, free text and the like can stand for origin, health or
#   belief. A process that uses such a column has the advice of the FG on it, answered by the decider; the advice may
#   be given once for several projects. At ingest a column has a lower class only on such an advice. The column is used
#   in a coarser form and, above the level of persons, for groups of at least {minimum_group_size}.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 9
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 38 and Art. 39
#   - ref: https://github.com/cedanl/1cijferho
#     description: 1cijferHO, columns on origin
# custom:
#   norm: A-26
#   principle: balanced
#   gates: [G0, G2, G3]
#   kind: gap
#   nature: practice
#   lifted_by: fg
#   confidence:
#     GDPR Art. 9: verified
#     GDPR Art. 38 and Art. 39: background
#     1cijferHO, columns on origin: verified
#   nl:
#     title: Wat op iets gevoeligs kan wijzen, telt als gevoelig
#     description: >-
#       Nationaliteit, geboorteland, postcode, geoorloofd verzuim, vrije tekst en dergelijke kunnen wijzen op afkomst,
#       gezondheid of overtuiging. Een verwerking met zo'n gevoelig afgeleid kenmerk heeft daarover het advies van de
#       FG, beantwoord door de beslisser; dat advies mag voor meer projecten tegelijk zijn gegeven. Bij binnenkomst
#       krijgt een kolom alleen op zo'n advies een lagere klasse. Het kenmerk wordt grover gebruikt, en boven het
#       niveau van personen voor groepen van ten minste {minimum_group_size}.
package code_of_practice.sensitive_proxies

import data.lib.advice
import data.lib.audit
import data.lib.facts
import data.lib.finding

_sensitive := {"free-text", "sensitive-proxy"}

# Classes that guard a column at least as a sensitive proxy is guarded.
_guarded := _sensitive | {"criminal-offence", "direct-identifier", "special-category"}

_not_stored := {"drop", "subject"}

_sensitive_traits := {"belief", "health", "origin", "other"}

_traits := _sensitive_traits | {"none"}

# METADATA
# title: It is not told whether a column stands for a sensitive trait
# custom:
#   code: sensitive-proxies/column-not-told
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Niet vermeld of een kolom op iets gevoeligs wijst
#   remedy:
#     en: The data steward states for which trait the column may stand, or that it stands for none.
#     nl: De datasteward geeft aan waarop de kolom kan wijzen, of dat zij op niets gevoeligs wijst.
findings contains found if {
	some column in _stored
	not _is_told(column)
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {})
}

# METADATA
# title: A column that stands for a sensitive trait is not classed as one
# custom:
#   code: sensitive-proxies/class-too-low
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: fg
#   nl:
#     title: Een kolom die op iets gevoeligs wijst, is niet zo geclassificeerd
#   remedy:
#     en: Class the column as a sensitive proxy, or ask the FG for advice on another class.
#     nl: Noem de kolom een gevoelig afgeleid kenmerk, of vraag de FG om advies over een andere klasse.
findings contains found if {
	not advice.given("fg", "proxies")
	some column in _classed_too_low
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {"stands_for": column.stands_for})
}

# METADATA
# title: The negative advice of the FG on a lower class of a column is not answered
# custom:
#   code: sensitive-proxies/class-against-advice
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: data-owner
#   nl:
#     title: Het negatieve advies van de FG over een lagere klasse van een kolom is niet beantwoord
#   remedy:
#     en: Class the column as a sensitive proxy, or state why the advice is not followed.
#     nl: Noem de kolom een gevoelig afgeleid kenmerk, of geef aan waarom het advies niet wordt gevolgd.
findings contains found if {
	advice.unanswered("fg", "proxies")
	some column in _classed_too_low
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {"stands_for": column.stands_for})
}

# METADATA
# title: It is not known whether a column stands for a sensitive trait
# custom:
#   code: sensitive-proxies/not-classified
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of een kenmerk op iets gevoeligs wijst
#   remedy:
#     en: The data steward classifies the column.
#     nl: De datasteward classificeert het kenmerk.
findings contains found if {
	some process in facts.judged
	some field in process.fields
	not _is_classified(field)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The advice of the FG on sensitive proxies is awaited
# custom:
#   code: sensitive-proxies/advice-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: fg
#   nl:
#     title: Het advies van de FG over gevoelige afgeleide kenmerken ontbreekt nog
#   remedy:
#     en: The FG advises; an advice that was given for several projects counts.
#     nl: De FG adviseert; een advies dat voor meer projecten is gegeven, telt.
findings contains found if {
	input.gate == "G2"
	not advice.given("fg", "proxies")
	some [process, _] in _proxies
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The negative advice of the FG on sensitive proxies is not answered
# custom:
#   code: sensitive-proxies/advice-not-answered
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: mandate-holder
#   nl:
#     title: Het negatieve advies van de FG over gevoelige afgeleide kenmerken is niet beantwoord
#   remedy:
#     en: The decider states why the advice is not followed, or rejects the project.
#     nl: De beslisser geeft aan waarom het advies niet wordt gevolgd, of wijst het project af.
findings contains found if {
	input.gate == "G2"
	advice.unanswered("fg", "proxies")
	some [process, _] in _proxies
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A column that stands for a sensitive trait is not used in a coarser form
# custom:
#   code: sensitive-proxies/too-fine
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een gevoelig afgeleid kenmerk wordt niet grover gebruikt
#   remedy:
#     en: Use the column in a coarser form, for instance a region for a postcode.
#     nl: Gebruik het kenmerk grover, bijvoorbeeld een regio in plaats van een postcode.
findings contains found if {
	input.gate == "G2"
	some [process, field] in _proxies
	field.classification != "free-text"
	not audit.holds(process)
	not field.proxy_coarsened == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field.field}, {})
}

# METADATA
# title: A column that stands for a sensitive trait is given in a coarser form
# custom:
#   code: sensitive-proxies/coarsened
#   effect: oblige
#   kind: obligation
#   scope: column
#   lifted_by: fg
#   nl:
#     title: Een gevoelig afgeleid kenmerk wordt grover geleverd
#   remedy:
#     en: Nothing to do; the column is given in bands.
#     nl: Niets te doen; het kenmerk wordt in klassen geleverd.
findings contains found if {
	input.gate == "G3"
	some field in _asked_proxies
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process, "column": field}, {})
}

# METADATA
# description: At an access request, the fields that are given in bands.
columns contains {"field": field, "action": "generalise", "level": "band"} if some field in _asked_proxies

# METADATA
# description: Above the level of persons, the least size of the groups in which such a field is given.
group_sizes contains data.parameters.minimum_group_size if {
	count(_asked_proxies) > 0
	some process in facts.judged
	process.level != "person"
}

_stored := [column |
	input.gate == "G0"
	some column in input.ingest.columns
	not _is_left_out(column)
]

_classed_too_low := [column |
	some column in _stored
	column.stands_for in _sensitive_traits
	not _is_guarded(column)
]

_is_left_out(column) if column.treatment in _not_stored

_is_told(column) if column.stands_for in _traits

_is_guarded(column) if column.classification in _guarded

_proxies contains [process, field] if {
	some process in facts.judged
	some field in process.fields
	field.classification in _sensitive
}

_asked_proxies contains known.field if {
	input.gate == "G3"
	some process in facts.judged
	not audit.holds(process)
	some known in input.dataset.fields
	known.classification == "sensitive-proxy"
	facts.requested[known.field]
}

_is_classified(field) if is_string(field.classification)
