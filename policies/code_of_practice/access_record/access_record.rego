# METADATA
# title: Every use leaves a record
# description: >-
#   Of each request for data, each act about a person and each release the platform records who, for which project and
#   purpose, under which version of the code, and what came of it. FG and auditor can read the record; nobody can change
#   or delete an entry, and it is kept for its term. A release of synthetic data is about nobody and asks none. The
#   record is itself about staff: the institution sets its term, says who may read it and why, and makes a DPIA of its
#   own.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(e) and (2) and Art. 24
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: Statistics Netherlands, microdata, conducting your own research
# custom:
#   norm: A-53
#   principle: accountable
#   gates: [G3, G4, G6]
#   kind: obligation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 5(1)(e) and (2) and Art. 24: verified
#     GDPR Art. 35: secondary
#     Statistics Netherlands, microdata, conducting your own research: verified
#   nl:
#     title: Elk gebruik laat een spoor na
#     description: >-
#       Van elke data-aanvraag, elke handeling over een persoon en elke vrijgave legt het platform vast wie, voor welk
#       project en doel, onder welke versie van de code, en met welke uitkomst. FG en auditor kunnen dit lezen; niemand
#       kan een regel van het logboek wijzigen of wissen, en hij blijft bewaard tot zijn termijn voorbij is. Een
#       vrijgave van gesimuleerde data gaat over niemand; daarvan is geen regel nodig. Het logboek gaat zelf over
#       medewerkers: de instelling stelt er een termijn voor vast, zegt wie het mag lezen en waarvoor, en maakt er een
#       eigen DPIA voor.
package code_of_practice.access_record

import data.lib.finding

# METADATA
# title: This use is recorded
# custom:
#   code: access-record/kept
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: nobody
#   nl:
#     title: Dit gebruik wordt vastgelegd
#   remedy:
#     en: Nothing to do; the platform records it.
#     nl: Niets te doen; het platform legt het vast.
findings contains found if {
	_is_recorded
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The record of this use, which is about staff, has no rules of its own
# custom:
#   code: access-record/without-rules
#   effect: warn
#   kind: violation
#   scope: request
#   lifted_by: board
#   nl:
#     title: Het logboek van dit gebruik gaat over medewerkers en heeft geen eigen regels
#   remedy:
#     en: The institution records in its profile what is missing.
#     nl: De instelling legt in haar profiel vast wat ontbreekt.
findings contains found if {
	_is_recorded
	count(_missing_parts) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(_missing_parts)})
}

_is_recorded if {
	input.gate in {"G3", "G4", "G6"}
	not _is_made_up
}

_missing_parts contains "term" if not _has_term

_missing_parts contains "reading-rules" if not input.institution.access_record.reading_rules_stated == true

_missing_parts contains "dpia" if not _has_dpia

_has_term if input.institution.access_record.kept_months > 0

_has_dpia if {
	is_string(input.institution.access_record.dpia_on)
	input.institution.access_record.dpia_on <= input.today
}

_is_made_up if {
	input.gate == "G6"
	input.output.kind == "synthetic"
}
