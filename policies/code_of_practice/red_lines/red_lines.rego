# METADATA
# title: Some sources are never used
# description: >-
#   The institution names kinds of sources, such as attendance or visits to the library, that are never used as study
#   data. The list is empty until the institution fills it; what stands on it is neither taken in nor used.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(a) and (c)
# custom:
#   norm: A-05
#   principle: humane
#   gates: [G0, G1, G3]
#   kind: violation
#   nature: code
#   lifted_by: council
#   unpublished:
#     - Interview with the University of Groningen, Versnellingsplan (no public address known)
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#     GDPR Art. 5(1)(a) and (c): verified
#     Interview with the University of Groningen, Versnellingsplan (no public address known): verified
#   nl:
#     title: Sommige bronnen worden nooit gebruikt
#     description: >-
#       De instelling wijst soorten bronnen aan, zoals aanwezigheid of bibliotheekbezoek, die nooit als studiedata
#       worden gebruikt. De lijst is leeg tot de instelling haar vult; wat erop staat, wordt niet ingelezen en niet
#       gebruikt.
package code_of_practice.red_lines

import data.lib.facts
import data.lib.finding

_one_source := {"G0", "G3"}

# METADATA
# title: It is not known which sources are never used
# custom:
#   code: red-lines/lines-not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend welke bronnen nooit worden gebruikt
#   remedy:
#     en: Have the list recorded in the profile of the institution; it may be empty.
#     nl: Laat de lijst vastleggen in het profiel van de instelling; zij mag leeg zijn.
findings contains found if {
	not _lines
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The data come from a source that is never used
# custom:
#   code: red-lines/refused-source
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: council
#   nl:
#     title: De gegevens komen uit een bron die nooit wordt gebruikt
#   remedy:
#     en: Answer the question without this source, or propose to the council to take it off the list.
#     nl: Beantwoord de vraag zonder deze bron, of stel de raad voor haar van de lijst te halen.
findings contains found if {
	input.gate in _one_source
	some source in _sources
	source in _lines
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"source": source})
}

# METADATA
# title: A process uses a source that is never used
# custom:
#   code: red-lines/refused-source-of-process
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: council
#   nl:
#     title: Een verwerking gebruikt een bron die nooit wordt gebruikt
#   remedy:
#     en: Answer the question without this source, or propose to the council to take it off the list.
#     nl: Beantwoord de vraag zonder deze bron, of stel de raad voor haar van de lijst te halen.
findings contains found if {
	input.gate == "G1"
	some process in facts.judged
	some source in process.source_systems
	source in _lines
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"source": source})
}

# METADATA
# title: It is not known from which kind of source the data come
# custom:
#   code: red-lines/source-not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend uit wat voor bron de gegevens komen
#   remedy:
#     en: The data steward records the kind of source.
#     nl: De datasteward legt het soort bron vast.
findings contains found if {
	input.gate in _one_source
	count(_lines) > 0
	not _knows_source
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not known from which kinds of sources a process takes its data
# custom:
#   code: red-lines/source-of-process-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend uit welke bronnen een verwerking haar gegevens haalt
#   remedy:
#     en: The data steward records the kind of source of the data set.
#     nl: De datasteward legt het soort bron van de gegevensset vast.
findings contains found if {
	input.gate == "G1"
	count(_lines) > 0
	some process in facts.judged
	not _knows_sources(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_lines := {line | some line in input.institution.red_lines} if {
	is_array(input.institution.red_lines)
	every line in input.institution.red_lines {
		is_string(line)
	}
}

_sources contains input.ingest.source_system if {
	input.gate == "G0"
	is_string(input.ingest.source_system)
}

_sources contains input.dataset.source_system if {
	input.gate == "G3"
	is_string(input.dataset.source_system)
}

_sources contains source if {
	input.gate == "G3"
	some process in facts.judged
	some source in process.source_systems
	is_string(source)
}

_knows_sources(process) if {
	count(process.source_systems) > 0
	every source in process.source_systems {
		is_string(source)
	}
}

_knows_source if is_string(_source)

_source := input.ingest.source_system if input.gate == "G0"

_source := input.dataset.source_system if input.gate == "G3"
