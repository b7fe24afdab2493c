# METADATA
# title: Only columns that the question needs
# description: >-
#   Every column is tied to the question with a reason; a column without one is left out. A process that asks for more
#   than {max_columns} says why the question needs this many.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(c) and Art. 25(2)
# custom:
#   norm: A-07
#   principle: balanced
#   gates: [G1, G3]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 5(1)(c) and Art. 25(2): verified
#   nl:
#     title: Alleen kenmerken die de vraag nodig heeft
#     description: >-
#       Elk kenmerk is met een reden verbonden aan de vraag; een kenmerk zonder reden blijft weg (dataminimalisatie).
#       Een verwerking die meer dan {max_columns} vraagt, legt uit waarom de vraag er zoveel nodig heeft.
package code_of_practice.data_minimisation

import data.lib.facts
import data.lib.finding

# METADATA
# title: A column is not tied to the question
# custom:
#   code: data-minimisation/field-not-tied
#   effect: oblige
#   kind: obligation
#   scope: column
#   lifted_by: requester
#   nl:
#     title: Een kenmerk is niet verbonden aan de vraag
#   remedy:
#     en: State what the question needs this column for, or leave the column out.
#     nl: Noem waarvoor de vraag dit kenmerk nodig heeft, of laat het kenmerk weg.
findings contains found if {
	some process in facts.judged
	some column in _untied(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": column}, {})
}

# METADATA
# title: The process asks for more than {max_columns}
# custom:
#   code: data-minimisation/many-fields
#   effect: warn
#   kind: violation
#   scope: process
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: De verwerking vraagt meer dan {max_columns}
#   remedy:
#     en: Leave out columns, or motivate why the question needs this many.
#     nl: Laat kenmerken weg, of leg uit waarom de vraag er zoveel nodig heeft.
findings contains found if {
	some process in facts.judged
	asked := count(_asked(process))
	asked > data.parameters.max_columns
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"fields": asked, "max": data.parameters.max_columns},
	)
}

# METADATA
# description: At submission, the fields that each process goes without.
obligations contains {"type": "mask-columns", "process": process.id, "fields": sort(fields)} if {
	input.gate == "G1"
	some process in facts.judged
	fields := _untied(process)
	count(fields) > 0
}

# METADATA
# description: At an access request, the fields that are left out.
columns contains {"field": field, "action": "drop"} if {
	input.gate == "G3"
	some process in facts.judged
	some field in _untied(process)
}

_asked(process) := {field.field | some field in process.fields} if input.gate == "G1"

_asked(_) := facts.requested if input.gate == "G3"

_untied(process) := _asked(process) - {known.field |
	some known in process.fields
	known.needed_for_stated == true
}
