# METADATA
# title: Nothing past its retention term
# description: >-
#   Each data set has a retention term with an owner, no longer than {retention_max_months}. A row past its term is
#   not served and is destroyed. Of the terms of institution, data set and process the shortest holds. Who applied and
#   never enrolled, who studies, who left and who works there are kept for different terms: where a process tells of
#   whom its data are, each has a term of its own and the day from which it counts.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(e)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-55
#   principle: careful
#   gates: [G0, G3, G5]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   unpublished:
#     - Brochure of VU Amsterdam on Student Analytics (2020, no public address known)
#   confidence:
#     GDPR Art. 5(1)(e): verified
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#     Brochure of VU Amsterdam on Student Analytics (2020, no public address known): verified
#   nl:
#     title: Niets na afloop van de bewaartermijn
#     description: >-
#       Elke gegevensset heeft een bewaartermijn met een eigenaar, hooguit {retention_max_months}. Een rij waarvan
#       de termijn voorbij is, wordt niet geleverd en wordt vernietigd. Van de termijnen van instelling, gegevensset en
#       verwerking geldt de kortste. Wie zich aanmeldde en nooit begon, wie studeert, wie vertrok en wie er werkt,
#       worden niet even lang bewaard: zegt een verwerking van wie haar gegevens zijn, dan heeft elk een eigen termijn
#       en de dag waarop die begint.
package code_of_practice.retention

import data.lib.facts
import data.lib.finding

# From which day a term may count.
_first_days := {"application", "collection", "end-of-enrolment", "end-of-employment", "graduation", "result"}

# METADATA
# title: The data set has no retention term
# custom:
#   code: retention/no-term
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: De gegevensset heeft geen bewaartermijn
#   remedy:
#     en: The data owner states how long the data are kept.
#     nl: De gegevenseigenaar geeft aan hoe lang de gegevens worden bewaard.
findings contains found if {
	input.gate in {"G0", "G3"}
	not _dataset_term
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The retention term has no owner
# custom:
#   code: retention/no-owner
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: De bewaartermijn heeft geen eigenaar
#   remedy:
#     en: The data owner states who sees to it that the data are destroyed in time.
#     nl: De gegevenseigenaar geeft aan wie zorgt dat de gegevens op tijd worden vernietigd.
findings contains found if {
	input.gate == "G0"
	not input.ingest.retention_owner_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Nobody guards the retention term of the project
# custom:
#   code: retention/project-without-owner
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niemand bewaakt de bewaartermijn van het project
#   remedy:
#     en: The requester names who sees to it that the data are destroyed in time.
#     nl: De aanvrager geeft aan wie zorgt dat de gegevens op tijd worden vernietigd.
findings contains found if {
	input.gate == "G5"
	not input.project.record.retention_owner == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A process uses older data than the institution keeps
# custom:
#   code: retention/process-term-too-long
#   effect: hold
#   kind: violation
#   scope: process
#   nature: code
#   lifted_by: requester
#   nl:
#     title: Een verwerking gebruikt oudere gegevens dan de instelling bewaart
#   remedy:
#     en: State a shorter term for this process.
#     nl: Geef voor deze verwerking een kortere termijn op.
findings contains found if {
	input.gate == "G5"
	some process in facts.judged
	_has_long_term(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A group of persons has no retention term of its own
# custom:
#   code: retention/category-without-term
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een groep personen heeft geen eigen bewaartermijn
#   remedy:
#     en: State of whom the data are, and for each of them how long they are kept and from which day that counts.
#     nl: Geef aan van wie de gegevens zijn, en van elk hoe lang ze worden bewaard en vanaf welke dag dat telt.
findings contains found if {
	some process in _categorised
	_lacks_terms(process)
	categories := [category |
		some category in _without_term(process)
		is_string(category)
	]
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"categories": sort(categories)},
	)
}

# METADATA
# title: The retention term is longer than the institution allows
# custom:
#   code: retention/term-too-long
#   effect: deny
#   kind: violation
#   scope: request
#   nature: code
#   lifted_by: data-owner
#   nl:
#     title: De bewaartermijn is langer dan de instelling toestaat
#   remedy:
#     en: State a shorter term.
#     nl: Geef een kortere termijn op.
findings contains found if {
	input.gate == "G0"
	not _is_archive
	_dataset_term.months > input.institution.retention_max.months
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"months": _dataset_term.months, "max": input.institution.retention_max.months},
	)
}

# METADATA
# title: Rows past their term are destroyed
# custom:
#   code: retention/destroy-past-term
#   effect: oblige
#   kind: obligation
#   scope: rows
#   lifted_by: nobody
#   nl:
#     title: Rijen na afloop van hun termijn worden vernietigd
#   remedy:
#     en: Nothing to do; rows dated before this day are not stored, and later ones are destroyed in time.
#     nl: Niets te doen; rijen van voor deze dag worden niet opgeslagen, en latere worden op tijd vernietigd.
findings contains found if {
	input.gate == "G0"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"day": _cutoff})
}

# METADATA
# title: Rows past their term are not served
# custom:
#   code: retention/row-past-term
#   effect: deny
#   kind: violation
#   scope: rows
#   lifted_by: nobody
#   nl:
#     title: Rijen na afloop van hun termijn worden niet geleverd
#   remedy:
#     en: Work with the rows from this day on.
#     nl: Werk met de rijen vanaf deze dag.
findings contains found if {
	input.gate == "G3"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {"day": _cutoff})
}

# METADATA
# title: The rows of the data set are not dated
# custom:
#   code: retention/not-dated
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De rijen van de gegevensset hebben geen datum
#   remedy:
#     en: The data steward names the column that dates a row, so that its term can be shown.
#     nl: De datasteward wijst het kenmerk aan dat een rij dateert, zodat haar termijn is aan te tonen.
findings contains found if {
	input.gate == "G3"
	not input.dataset.dated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# scope: document
# description: What is destroyed at ingest, and what is not served.
obligations contains {"type": "destroy-past-term", "field": "row_on", "day": _cutoff} if input.gate == "G0"

obligations contains {"type": "exclude-rows-before", "field": "row_on", "day": _cutoff} if input.gate == "G3"

# METADATA
# description: The day from which rows are within their term.
rows contains {"operator": "gte", "day": _cutoff} if input.gate == "G3"

_has_long_term(process) if {
	is_object(process.retention)
	not _is_within(process.retention)
}

_has_long_term(process) if {
	some term in process.category_terms
	is_number(term.months)
	not _is_within(term)
}

_is_within(term) if term.months <= input.institution.retention_max.months

# Asked of who tells of whom its data are, or how long it keeps those of somebody; each of the two asks the other.
_categorised := [process |
	input.gate in {"G3", "G5"}
	some process in facts.judged
	_tells_categories(process)
]

_tells_categories(process) if is_array(process.subjects.categories)

_tells_categories(process) if is_array(process.category_terms)

_without_term(process) := {category |
	some category in process.subjects.categories
	not _keeps(process, category)
}

_lacks_terms(process) if count(_without_term(process)) > 0

_lacks_terms(process) if not _names_categories(process)

_names_categories(process) if count(process.subjects.categories) > 0

_keeps(process, category) if {
	some term in process.category_terms
	term.category == category
	is_number(term.months)
	term.counted_from in _first_days
}

# The latest cut-off goes with the shortest term.
_cutoff := max({term.cutoff_on |
	some term in _terms
	facts.is_day(term.cutoff_on)
})

_terms contains input.institution.retention_max if not _is_archive

_terms contains _dataset_term

_terms contains process.retention if {
	some process in facts.judged
	is_object(process.retention)
}

# What is kept for research or as an archive has a term of its own.
_is_archive if {
	input.gate == "G0"
	input.ingest.retention_class == "archive"
	_dataset_term
}

_is_archive if {
	input.gate == "G3"
	input.dataset.retention_class == "archive"
	_dataset_term
}

_dataset_term := _stated_term if {
	is_number(_stated_term.months)
	facts.is_day(_stated_term.cutoff_on)
}

_stated_term := input.ingest.retention if input.gate == "G0"

_stated_term := input.dataset.retention if input.gate == "G3"
