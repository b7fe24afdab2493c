# METADATA
# title: Told about data that others gave
# description: >-
#   Students are told of data that came from others, such as DUO, a school or Studielink, within the term; or the
#   exception on which they are not told is on record.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 14
# custom:
#   norm: A-76
#   principle: accountable
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 14: secondary
#   nl:
#     title: Studenten horen welke gegevens van anderen komen
#     description: >-
#       Studenten horen binnen de termijn welke gegevens van anderen komen, zoals van DUO, een school of Studielink; of
#       er is vastgelegd door welke uitzondering zij het niet horen.
package code_of_practice.article_14_notice

import data.lib.facts
import data.lib.finding

_known := {"due", "exception", "given", "late", "not-needed"}

# METADATA
# title: It is not known whether students were told of data from others
# custom:
#   code: article-14-notice/not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet bekend of studenten is verteld over gegevens van anderen
#   remedy:
#     en: Record the notice, the exception, or that no data come from others.
#     nl: Leg de informatietekst vast, de uitzondering, of dat er geen gegevens van anderen zijn.
findings contains found if {
	not facts.rejects
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Students are still to be told of data from others
# custom:
#   code: article-14-notice/due
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Studenten moeten nog horen over gegevens van anderen
#   remedy:
#     en: Tell the students within the term.
#     nl: Vertel het de studenten binnen de termijn.
findings contains found if {
	not facts.rejects
	input.project.notice.article_14 == "due"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Students were not told of data from others in time
# custom:
#   code: article-14-notice/late
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Studenten hoorden niet op tijd over gegevens van anderen
#   remedy:
#     en: Tell the students now; the project can start after that.
#     nl: Vertel het de studenten nu; daarna kan het project beginnen.
findings contains found if {
	not facts.rejects
	input.project.notice.article_14 == "late"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Data that come from others are treated as if they did not
# custom:
#   code: article-14-notice/data-from-others
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Gegevens van anderen worden behandeld alsof ze dat niet zijn
#   remedy:
#     en: Tell the students which data come from others, or record the exception.
#     nl: Vertel de studenten welke gegevens van anderen komen, of leg de uitzondering vast.
findings contains found if {
	some process in _untold
	process.obtained_from == "other"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known from whom the data come
# custom:
#   code: article-14-notice/origin-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend van wie de gegevens komen
#   remedy:
#     en: The data steward states whether the data come from the people themselves or from others.
#     nl: De datasteward geeft aan of de gegevens van de mensen zelf komen of van anderen.
findings contains found if {
	some process in _untold
	not _names_origin(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_origins := {"nobody", "other", "subject"}

# The processes of a project that tells nobody of data from others, because there would be none.
_untold := [process |
	input.project.notice.article_14 == "not-needed"
	some process in facts.judged
]

_names_origin(process) if process.obtained_from in _origins

_is_known if input.project.notice.article_14 in _known
