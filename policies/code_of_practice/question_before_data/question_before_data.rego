# METADATA
# title: The question comes before the data
# description: >-
#   A study-data project states its problem, its question, who gains, the result and the plan, and the question
#   is saved before data are chosen. Running work that was brought over is exempt from the order alone.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 3
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(b)
# custom:
#   norm: A-01
#   principle: careful
#   gates: [G1]
#   kind: gap
#   nature: practice
#   lifted_by: mandate-holder
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 3: secondary
#     GDPR Art. 5(1)(b): verified
#   nl:
#     title: De vraag komt voor de data
#     description: >-
#       Een studiedataproject schrijft op welk probleem het aanpakt, welke vraag het stelt, wie er baat bij heeft, wat
#       het resultaat wordt en wat het plan is. De vraag ligt vast voordat er gegevens worden gekozen. Alleen die
#       volgorde geldt niet voor lopend werk dat is overgenomen.
package code_of_practice.question_before_data

import data.lib.facts
import data.lib.finding

# METADATA
# title: The problem is not stated
# custom:
#   code: question-before-data/no-problem
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het probleem is niet genoemd
#   remedy:
#     en: Describe the problem that the project is about.
#     nl: Beschrijf het probleem waar het project over gaat.
findings contains found if {
	not input.project.stated.problem == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The question is not stated
# custom:
#   code: question-before-data/no-question
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De vraag is niet gesteld
#   remedy:
#     en: Write down the question that the data have to answer.
#     nl: Schrijf de vraag op die de gegevens moeten beantwoorden.
findings contains found if {
	not input.project.stated.question == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not stated who gains
# custom:
#   code: question-before-data/no-beneficiary
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet genoemd wie er baat bij heeft
#   remedy:
#     en: State who gains from the answer.
#     nl: Noem wie baat heeft bij het antwoord.
findings contains found if {
	not input.project.stated.beneficiary == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The intended result is not stated
# custom:
#   code: question-before-data/no-result
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het beoogde resultaat is niet genoemd
#   remedy:
#     en: Describe the result that the project is to give.
#     nl: Beschrijf welk resultaat het project moet opleveren.
findings contains found if {
	not input.project.stated.result == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The plan is not stated
# custom:
#   code: question-before-data/no-plan
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het plan is niet genoemd
#   remedy:
#     en: State who does what, with which data and when.
#     nl: Noem wie wat doet, met welke gegevens en wanneer.
findings contains found if {
	not input.project.stated.plan == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Data were chosen before the question was saved
# custom:
#   code: question-before-data/data-chosen-first
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De gegevens zijn gekozen voordat de vraag was vastgelegd
#   remedy:
#     en: Save the question first and choose the data again after that.
#     nl: Leg eerst de vraag vast en kies daarna de gegevens opnieuw.
findings contains found if {
	not input.project.legacy == true
	_moments_known
	not input.project.question_saved_at < input.project.data_chosen_at
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It cannot be shown that the question came first
# custom:
#   code: question-before-data/order-not-shown
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet aan te tonen dat de vraag er eerst was
#   remedy:
#     en: Save the question, then choose the data, so that both moments are on record.
#     nl: Leg de vraag vast en kies daarna de gegevens, zodat beide momenten bekend zijn.
findings contains found if {
	not input.project.legacy == true
	not _moments_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_moments_known if {
	facts.is_moment(input.project.question_saved_at)
	facts.is_moment(input.project.data_chosen_at)
}
