# METADATA
# title: Students are told before it starts
# description: >-
#   Before anything is processed students can read who does it, what for, on which basis, with which data, who receives
#   them, for how long and with which rights; the right to object stands apart, and of a model the logic is told. Where
#   data are collected from students only a hypothesis may wait until afterwards, with the advice of the ethics
#   committee, a talk and a way out.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 12 and Art. 13
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 21(4)
# custom:
#   norm: A-67
#   principle: accountable
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 12 and Art. 13: verified
#     GDPR Art. 21(4): secondary
#   nl:
#     title: Studenten horen het voordat het begint
#     description: >-
#       Voordat iets wordt verwerkt, kunnen studenten lezen wie het doet, waarvoor, op welke grondslag, met welke
#       gegevens, wie ze ontvangt, hoe lang en met welke rechten; het recht van bezwaar staat apart, en van een model is
#       de werking verteld. Waar gegevens bij studenten worden verzameld, mag alleen een hypothese tot achteraf wachten,
#       met advies van de ethische commissie, een nabespreking en een uitweg.
package code_of_practice.told_before_the_start

import data.lib.advice
import data.lib.facts
import data.lib.finding
import data.lib.model

_parts := {"basis", "data", "purpose", "recipients", "retention", "rights", "who"}

_open_to_objection := {"legitimate-interest", "public-task"}

# METADATA
# title: Students are not told before it starts
# custom:
#   code: told-before-the-start/not-published
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Studenten horen het niet voordat het begint
#   remedy:
#     en: Publish the notice before the first processing.
#     nl: Publiceer de informatietekst voor de eerste verwerking.
findings contains found if {
	not facts.rejects
	not _is_published
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The notice lacks a part
# custom:
#   code: told-before-the-start/incomplete
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: In de informatietekst ontbreekt een deel
#   remedy:
#     en: Add the missing parts.
#     nl: Vul de informatietekst aan.
findings contains found if {
	not facts.rejects
	lacking := {part | some part in _parts; not _states(part)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(lacking)})
}

# METADATA
# title: The right to object does not stand apart
# custom:
#   code: told-before-the-start/objection-not-apart
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het recht van bezwaar staat niet apart
#   remedy:
#     en: Put the right to object apart from the other information.
#     nl: Zet het recht van bezwaar los van de andere informatie.
findings contains found if {
	not input.project.notice.objection_apart == true
	some process in facts.judged
	process.basis in _open_to_objection
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The logic of the model is not told
# custom:
#   code: told-before-the-start/logic-not-told
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De werking van het model is niet verteld
#   remedy:
#     en: Explain in plain words how the model works.
#     nl: Leg in gewone woorden uit hoe het model werkt.
findings contains found if {
	not input.project.notice.logic_stated == true
	some process in model.used
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The purpose would be told afterwards, or it is not stated what waits
# custom:
#   code: told-before-the-start/told-afterwards
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het doel zou achteraf worden verteld, of er staat niet wat er wacht
#   remedy:
#     en: Tell the purpose when the data are collected.
#     nl: Vertel het doel bij het verzamelen van de gegevens.
findings contains found if {
	not facts.rejects
	not _is_timely
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A hypothesis waits without advice, talk or way out
# custom:
#   code: told-before-the-start/hypothesis-unguarded
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: ethics-committee
#   nl:
#     title: Een hypothese wacht zonder advies, nabespreking of uitweg
#   remedy:
#     en: Ask the ethics committee, plan the talk, and let students withdraw their data.
#     nl: Vraag de ethische commissie, plan de nabespreking, en laat studenten hun gegevens terugtrekken.
findings contains found if {
	not facts.rejects
	input.project.notice.delayed == "hypothesis"
	not _is_guarded
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_timely := {"hypothesis", "no"}

_is_published if {
	facts.is_day(input.project.notice.published_on)
	input.project.notice.published_on <= input.today
	input.project.notice.before_start == true
}

_states(part) if input.project.notice[concat("_", [part, "stated"])] == true

_is_timely if input.project.notice.delayed in _timely

_is_guarded if {
	input.project.notice.debrief_planned == true
	input.project.notice.withdrawal_offered == true
	advice.given("ethics-committee", "delayed-notice")
	not advice.unanswered("ethics-committee", "delayed-notice")
}
