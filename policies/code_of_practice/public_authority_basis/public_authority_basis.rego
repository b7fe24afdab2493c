# METADATA
# title: A public authority does not rest its task on legitimate interest
# description: >-
#   A public institution cannot rest the work that is its public task on legitimate interest; a public task needs a
#   statute. A private institution that does so first asks the advice of its FG. The FG advises and the controller
#   decides: a negative advice is answered with reasons.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 6(1), last sentence
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 38 and Art. 39
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-13
#   principle: accountable
#   gates: [G1, G2]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 6(1), last sentence: verified
#     GDPR Art. 38 and Art. 39: background
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Een overheidsinstelling baseert haar taak niet op gerechtvaardigd belang
#     description: >-
#       Een openbare instelling kan het werk dat haar taak van algemeen belang is niet baseren op gerechtvaardigd
#       belang; zo'n taak vraagt een wettelijke grondslag. Een bijzondere instelling die dat wel doet, vraagt eerst
#       advies aan de FG. De FG adviseert en de verwerkingsverantwoordelijke beslist: een negatief advies wordt met
#       redenen beantwoord.
package code_of_practice.public_authority_basis

import data.lib.advice
import data.lib.facts
import data.lib.finding

_legal_forms := {"public", "private"}

# METADATA
# title: A public task does not rest on legitimate interest
# custom:
#   code: public-authority-basis/not-available
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een taak van algemeen belang rust niet op gerechtvaardigd belang
#   remedy:
#     en: >-
#       Rest the process on the public task and name its statute, or record that it is no part of the public task.
#     nl: >-
#       Baseer de verwerking op de taak van algemeen belang en noem de wet, of leg vast dat zij geen deel is van die
#       taak.
findings contains found if {
	input.institution.legal_form == "public"
	some process in _by_interest
	not process.public_task == false
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The legal form of the institution is not known
# custom:
#   code: public-authority-basis/legal-form-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: De rechtsvorm van de instelling is niet bekend
#   remedy:
#     en: Have the legal form recorded in the profile of the institution.
#     nl: Laat de rechtsvorm vastleggen in het profiel van de instelling.
findings contains found if {
	not _legal_form_known
	some process in _by_interest
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The advice of the FG on legitimate interest is awaited
# custom:
#   code: public-authority-basis/advice-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   nature: code
#   lifted_by: fg
#   nl:
#     title: Het advies van de FG over gerechtvaardigd belang ontbreekt nog
#   remedy:
#     en: The FG advises on resting this process on legitimate interest.
#     nl: De FG adviseert over gerechtvaardigd belang als grondslag van deze verwerking.
findings contains found if {
	input.gate == "G2"
	input.institution.legal_form == "private"
	not advice.given("fg", "legitimate-interest")
	some process in _by_interest
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The negative advice of the FG is not answered
# custom:
#   code: public-authority-basis/advice-not-answered
#   effect: hold
#   kind: gap
#   scope: process
#   nature: code
#   lifted_by: mandate-holder
#   nl:
#     title: Het negatieve advies van de FG is niet beantwoord
#   remedy:
#     en: The decider states why the advice is not followed, or rejects the project.
#     nl: De beslisser geeft aan waarom het advies niet wordt gevolgd, of wijst het project af.
findings contains found if {
	input.gate == "G2"
	input.institution.legal_form == "private"
	advice.unanswered("fg", "legitimate-interest")
	some process in _by_interest
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_by_interest := [process |
	some process in facts.judged
	process.basis == "legitimate-interest"
]

_legal_form_known if input.institution.legal_form in _legal_forms
