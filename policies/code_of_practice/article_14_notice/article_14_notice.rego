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

_is_known if input.project.notice.article_14 in _known
