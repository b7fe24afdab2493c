# METADATA
# title: No special categories for making policy
# description: >-
#   Data on health, origin, belief, orientation and the other special categories are not used to make policy. A column
#   that holds them is classified when it comes in and keeps that class; at policy level it is left out, except in an
#   audit of bias that meets its conditions.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 9(1) and Art. 5(1)(c)
# custom:
#   norm: A-24
#   principle: balanced
#   gates: [G0, G1, G3]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   unpublished:
#     - Brochure of VU Amsterdam on Student Analytics (2020, no public address known)
#   confidence:
#     GDPR Art. 9(1) and Art. 5(1)(c): verified
#     Brochure of VU Amsterdam on Student Analytics (2020, no public address known): verified
#   nl:
#     title: Geen bijzondere persoonsgegevens voor beleid
#     description: >-
#       Gegevens over gezondheid, herkomst, overtuiging, gerichtheid en de andere bijzondere categorieën worden niet
#       gebruikt om beleid te maken. Een kolom met zulke gegevens krijgt bij binnenkomst die classificatie en houdt
#       haar; op beleidsniveau blijft zo'n kenmerk weg, behalve in een onderzoek naar vertekening dat aan zijn
#       voorwaarden voldoet.
package code_of_practice.special_categories_for_policy

import data.lib.audit
import data.lib.facts
import data.lib.finding

_not_stored := {"drop", "subject"}

# METADATA
# title: A column is classified as special category and locked
# custom:
#   code: special-categories-for-policy/locked
#   effect: oblige
#   kind: obligation
#   scope: ingest-column
#   lifted_by: nobody
#   kept:
#     en: It stops nothing, and at ingest there is no project yet that could depart from it.
#     nl: Dit houdt niets tegen, en bij binnenkomst is er nog geen project dat kan afwijken.
#   nl:
#     title: Een kolom is als bijzonder persoonsgegeven geclassificeerd en vergrendeld
#   remedy:
#     en: Nothing to do; the column keeps this class and is not served at policy level.
#     nl: Niets te doen; de kolom houdt deze classificatie en wordt op beleidsniveau niet geleverd.
findings contains found if {
	some column in _special
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column}, {})
}

# METADATA
# title: A column was a special category and is given another class
# custom:
#   code: special-categories-for-policy/class-lowered
#   effect: deny
#   kind: violation
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Een kolom was een bijzonder persoonsgegeven en krijgt een andere classificatie
#   remedy:
#     en: Keep the class of the earlier delivery, or leave the column out.
#     nl: Houd de classificatie van de vorige levering aan, of laat de kolom weg.
findings contains found if {
	some column in _stored
	column.classified_before == "special-category"
	not column.classification == "special-category"
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {})
}

# METADATA
# title: A column has no classification, or the one it had before is not known
# custom:
#   code: special-categories-for-policy/not-classified
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Een kolom heeft geen classificatie, of de vorige is niet bekend
#   remedy:
#     en: The data steward classifies the column.
#     nl: De datasteward classificeert de kolom.
findings contains found if {
	some column in _stored
	not _is_classified(column)
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {})
}

# METADATA
# title: A column with special-category data is left out at policy level
# custom:
#   code: special-categories-for-policy/column-left-out
#   effect: deny
#   kind: violation
#   scope: column
#   lifted_by: mandate-holder
#   nl:
#     title: Een kenmerk met bijzondere persoonsgegevens blijft op beleidsniveau weg
#   remedy:
#     en: Leave the column out; the question must be answered without it.
#     nl: Laat het kenmerk weg; de vraag moet zonder dit kenmerk te beantwoorden zijn.
findings contains found if {
	some process in _on_policy
	some field in _refused(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field}, {})
}

# METADATA
# scope: document
# description: The columns that keep their class, and at submission the fields that each process goes without.
obligations contains {"type": "lock-columns", "columns": sort(_special)} if count(_special) > 0

obligations contains {"type": "mask-columns", "process": process.id, "fields": sort(fields)} if {
	input.gate == "G1"
	some process in _on_policy
	fields := _refused(process)
	count(fields) > 0
}

# METADATA
# description: At an access request, the fields that are left out.
columns contains {"field": field, "action": "drop"} if {
	input.gate == "G3"
	some process in _on_policy
	some field in _refused(process)
}

_stored := [column |
	input.gate == "G0"
	some column in input.ingest.columns
	not _is_left_out(column)
]

# A column that the delivery before did not have was classified before as `new`.
_is_classified(column) if {
	is_string(column.classification)
	is_string(column.classified_before)
}

_is_left_out(column) if column.treatment in _not_stored

_special contains column.name if {
	some column in _stored
	column.classification == "special-category"
}

_on_policy := [process |
	some process in facts.judged
	process.level == "policy"
	not audit.holds(process)
]

_refused(process) := {field.field |
	some field in process.fields
	field.classification == "special-category"
} if {
	input.gate == "G1"
}

_refused(process) := {known.field |
	some known in array.concat(input.dataset.fields, process.fields)
	known.classification == "special-category"
	facts.requested[known.field]
} if {
	input.gate == "G3"
}
