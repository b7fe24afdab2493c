# METADATA
# title: Each model is held against the AI Act
# description: >-
#   Of each model the controller records whether it serves access or admission, evaluation, level of education or
#   behaviour in tests, whether it profiles persons, and why it is or is not of high risk. Profiling in such a use is
#   always of high risk. For models about persons the FG advises; the controller decides.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Annex III, point 3
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 6
# custom:
#   norm: A-41
#   principle: careful
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     AI Act Annex III, point 3: verified
#     AI Act Art. 6: secondary
#   nl:
#     title: Elk model is naast de AI-verordening gelegd
#     description: >-
#       Van elk model legt de verwerkingsverantwoordelijke vast of het dient voor toegang of toelating, beoordeling,
#       onderwijsniveau of gedrag bij toetsen, of het personen profileert, en waarom het wel of geen hoog risico heeft.
#       Profilering bij zo een gebruik is altijd hoog risico. Over modellen over personen adviseert de FG; de
#       verwerkingsverantwoordelijke beslist.
package code_of_practice.ai_classified

import data.lib.advice
import data.lib.finding
import data.lib.model

# METADATA
# title: The model is not held against the AI Act
# custom:
#   code: ai-classified/not-classified
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het model is niet naast de AI-verordening gelegd
#   remedy:
#     en: Record the uses of the model and whether it profiles persons.
#     nl: Leg vast waarvoor het model dient en of het personen profileert.
findings contains found if {
	some process in model.used
	not _is_classified(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The classification of the model has no reason
# custom:
#   code: ai-classified/no-reason
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De indeling van het model heeft geen reden
#   remedy:
#     en: Write down why the model is or is not of high risk.
#     nl: Schrijf op waarom het model wel of geen hoog risico heeft.
findings contains found if {
	some process in model.used
	not process.model.ai_act.reason_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The advice of the FG on the model is awaited
# custom:
#   code: ai-classified/advice-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   nature: code
#   lifted_by: fg
#   nl:
#     title: Het advies van de FG over het model ontbreekt nog
#   remedy:
#     en: The FG advises on the classification.
#     nl: De FG adviseert over de indeling.
findings contains found if {
	not advice.given("fg", "ai-act")
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The negative advice of the FG on the model is not answered
# custom:
#   code: ai-classified/advice-not-answered
#   effect: hold
#   kind: gap
#   scope: process
#   nature: code
#   lifted_by: mandate-holder
#   nl:
#     title: Het negatieve advies van de FG over het model is niet beantwoord
#   remedy:
#     en: The decider states why the advice is not followed, or rejects the project.
#     nl: De beslisser geeft aan waarom het advies niet wordt gevolgd, of wijst het project af.
findings contains found if {
	advice.unanswered("fg", "ai-act")
	some process in _about_persons
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_about_persons := [process |
	some process in model.used
	process.level == "person"
]

_is_classified(process) if {
	process.model.ai_act.classified == true
	is_array(process.model.ai_act.uses)
	is_boolean(process.model.ai_act.profiling)
}
