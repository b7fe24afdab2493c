# METADATA
# title: A whole record, a test, and a decision by someone else
# description: >-
#   A project is approved on a complete record of processing, after the test of a privacy officer who did not prepare
#   it, by someone who holds the mandate and neither asked for, prepared nor tested it. Its effect is evaluated
#   afterwards.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(e), Art. 24 and Art. 30(1)(a)-(g)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 29
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 38(6)
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 1
# custom:
#   norm: A-70
#   principle: accountable
#   gates: [G2, G5]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   confidence:
#     GDPR Art. 5(1)(e), Art. 24 and Art. 30(1)(a)-(g): verified
#     GDPR Art. 29: background
#     GDPR Art. 38(6): background
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 1: secondary
#   nl:
#     title: Een volledig register, een toets, en een besluit door een ander
#     description: >-
#       Een project wordt goedgekeurd op een volledige vermelding in het verwerkingsregister, na de toets van een
#       privacy officer die het niet opstelde, door iemand met het mandaat die het niet aanvroeg, opstelde of toetste.
#       Daarna wordt het effect geëvalueerd.
package code_of_practice.closing_the_loop

import data.lib.facts
import data.lib.finding

_reviews := {"closing", "renewal", "running"}

_parts := {
	"controller",
	"data_categories",
	"measures",
	"purposes",
	"recipients",
	"retention",
	"retention_owner",
	"subject_categories",
	"transfers",
}

# METADATA
# title: The record of processing is incomplete
# custom:
#   code: closing-the-loop/record-incomplete
#   effect: hold
#   kind: gap
#   scope: project
#   nature: law
#   lifted_by: requester
#   nl:
#     title: Het verwerkingsregister is onvolledig
#   remedy:
#     en: The requester completes the missing parts together with the privacy officer.
#     nl: De aanvrager vult de ontbrekende onderdelen aan, samen met de privacy officer.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	count(_missing_parts) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(_missing_parts)})
}

# METADATA
# title: The decider asked for the project
# custom:
#   code: closing-the-loop/decider-is-requester
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: mandate-holder
#   kept:
#     en: Who may grant a departure stands at this distance and can decide without one.
#     nl: Wie een afwijking mag toestaan, staat op deze afstand en kan zonder afwijking beslissen.
#   nl:
#     title: De beslisser heeft het project aangevraagd
#   remedy:
#     en: Let another mandate holder, or a deputy, decide.
#     nl: Laat een andere mandaathouder of een waarnemer beslissen.
findings contains found if {
	input.gate == "G2"
	input.decision.decider_is_requester == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The decider prepared the project
# custom:
#   code: closing-the-loop/decider-is-preparer
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: mandate-holder
#   kept:
#     en: Who may grant a departure stands at this distance and can decide without one.
#     nl: Wie een afwijking mag toestaan, staat op deze afstand en kan zonder afwijking beslissen.
#   nl:
#     title: De beslisser heeft het project opgesteld
#   remedy:
#     en: Let another mandate holder, or a deputy, decide.
#     nl: Laat een andere mandaathouder of een waarnemer beslissen.
findings contains found if {
	input.gate == "G2"
	input.decision.decider_is_preparer == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The decider tested the project
# custom:
#   code: closing-the-loop/decider-is-tester
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: mandate-holder
#   kept:
#     en: Who may grant a departure stands at this distance and can decide without one.
#     nl: Wie een afwijking mag toestaan, staat op deze afstand en kan zonder afwijking beslissen.
#   nl:
#     title: De beslisser heeft het project getoetst
#   remedy:
#     en: Let another mandate holder, or a deputy, decide.
#     nl: Laat een andere mandaathouder of een waarnemer beslissen.
findings contains found if {
	input.gate == "G2"
	input.decision.decider_is_tester == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The project was tested by someone who prepared it
# custom:
#   code: closing-the-loop/tester-is-preparer
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Het project is getoetst door iemand die het opstelde
#   remedy:
#     en: Return the project, so that another privacy officer, or a deputy, tests it.
#     nl: Stuur het project terug, zodat een andere privacy officer of een waarnemer het toetst.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	input.decision.tester_is_preparer == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The decider holds no mandate
# custom:
#   code: closing-the-loop/no-mandate
#   effect: deny
#   kind: violation
#   scope: project
#   nature: law
#   lifted_by: mandate-holder
#   nl:
#     title: De beslisser heeft geen mandaat
#   remedy:
#     en: Let someone decide who stands in the mandate register for this.
#     nl: Laat iemand beslissen die hiervoor in het mandaatregister staat.
findings contains found if {
	input.gate == "G2"
	not input.decision.mandate.held == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The mandate of the decider is not in force
# custom:
#   code: closing-the-loop/mandate-not-in-force
#   effect: deny
#   kind: violation
#   scope: project
#   nature: law
#   lifted_by: mandate-holder
#   nl:
#     title: Het mandaat van de beslisser is niet van kracht
#   remedy:
#     en: Let someone decide whose mandate is in force today.
#     nl: Laat iemand beslissen wiens mandaat vandaag van kracht is.
findings contains found if {
	input.gate == "G2"
	input.decision.mandate.held == true
	not input.decision.mandate.in_force == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The mandate does not cover this route
# custom:
#   code: closing-the-loop/mandate-not-for-route
#   effect: deny
#   kind: violation
#   scope: project
#   nature: law
#   lifted_by: mandate-holder
#   nl:
#     title: Het mandaat geldt niet voor deze route
#   remedy:
#     en: Let someone decide whose mandate covers the route of this project.
#     nl: Laat iemand beslissen wiens mandaat de route van dit project omvat.
findings contains found if {
	input.gate == "G2"
	input.decision.mandate.held == true
	not input.decision.mandate.covers_route == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The privacy officer has not tested the project
# custom:
#   code: closing-the-loop/not-tested
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: De privacy officer heeft het project nog niet getoetst
#   remedy:
#     en: The privacy officer tests the project and records the result.
#     nl: De privacy officer toetst het project en legt de uitkomst vast.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	not _tested
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The test of the privacy officer is negative
# custom:
#   code: closing-the-loop/test-negative
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De toets van de privacy officer is negatief
#   remedy:
#     en: Change the project as the privacy officer advised and have it tested again.
#     nl: Pas het project aan zoals de privacy officer adviseerde en laat het opnieuw toetsen.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	_tested
	input.decision.test.positive == false
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The effect is evaluated
# custom:
#   code: closing-the-loop/evaluate-effect
#   effect: oblige
#   kind: obligation
#   scope: project
#   lifted_by: mandate-holder
#   kept:
#     en: It stops nothing; one may depart from the evaluation that a renewal asks.
#     nl: Dit houdt niets tegen; afwijken kan van de evaluatie die een verlenging vraagt.
#   nl:
#     title: Het effect wordt geëvalueerd
#   remedy:
#     en: Plan the evaluation; without it a project is not renewed, except on the light route.
#     nl: Plan de evaluatie; zonder evaluatie wordt een project niet verlengd, behalve op de lichte route.
findings contains found if {
	input.gate == "G2"
	not facts.rejects
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not told what the review is about
# custom:
#   code: closing-the-loop/review-not-told
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: privacy-officer
#   kept:
#     en: Without it nobody knows which duties are asked, those of the law among them.
#     nl: Zonder dit weet niemand welke plichten gelden, ook die van de wet.
#   nl:
#     title: Er staat niet waar de herbeoordeling over gaat
#   remedy:
#     en: State whether the project goes on, is renewed or is closed.
#     nl: Geef aan of het project doorgaat, wordt verlengd of wordt afgesloten.
findings contains found if {
	input.gate == "G5"
	not _is_told
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The effect of the project is not evaluated
# custom:
#   code: closing-the-loop/not-evaluated
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het effect van het project is niet geëvalueerd
#   remedy:
#     en: Record what the project changed; without it the project is neither renewed nor closed.
#     nl: Leg vast wat het project heeft veranderd; zonder dat wordt het project niet verlengd of afgesloten.
findings contains found if {
	input.gate == "G5"
	input.review.about in {"closing", "renewal"}
	not input.project.route == "light"
	not input.project.evaluation.done == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The destruction of the data is not certified
# custom:
#   code: closing-the-loop/not-destroyed
#   effect: hold
#   kind: gap
#   scope: project
#   nature: law
#   lifted_by: data-steward
#   nl:
#     title: De vernietiging van de gegevens is niet vastgelegd
#   remedy:
#     en: The data steward has the data destroyed and records the certificate.
#     nl: De datasteward laat de gegevens vernietigen en legt het bewijs vast.
findings contains found if {
	input.gate == "G5"
	input.review.about == "closing"
	not input.project.destruction.certified == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# description: The evaluation that an approval carries.
obligations contains {"type": "evaluate"} if {
	input.gate == "G2"
	not facts.rejects
}

_is_told if input.review.about in _reviews

_missing_parts contains part if {
	some part in _parts
	not input.project.record[part] == true
}

_tested if {
	input.decision.test.done == true
	facts.stated(input.decision.test.positive)
}
