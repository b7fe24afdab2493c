# METADATA
# title: A high residual risk goes to the supervisory authority first
# description: >-
#   When a high risk remains after all measures, the supervisory authority is consulted before anything is processed.
#   People set the level of the risk that remains. The project waits for the answer, or until the term of the authority
#   is over.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 36
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-39
#   principle: careful
#   gates: [G2, G3]
#   kind: violation
#   nature: law
#   lifted_by: board
#   confidence:
#     GDPR Art. 36: secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Een hoog restrisico gaat eerst naar de AP
#     description: >-
#       Blijft er na alle maatregelen een hoog risico over, dan wordt de AP geraadpleegd voordat er iets wordt verwerkt.
#       Mensen stellen het niveau van het restrisico vast. Het project wacht op het antwoord, of tot de termijn van de
#       AP voorbij is.
package code_of_practice.prior_consultation

import data.lib.facts
import data.lib.finding

_levels := {"high", "low", "medium"}

# METADATA
# title: It is not known which risk remains
# custom:
#   code: prior-consultation/not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet bekend welk risico overblijft
#   remedy:
#     en: Set the residual risk in the DPIA, or state that there is no DPIA.
#     nl: Stel in de DPIA het restrisico vast, of geef aan dat er geen DPIA is.
findings contains found if {
	not facts.rejects
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A high risk remains and the supervisory authority was not consulted
# custom:
#   code: prior-consultation/not-consulted
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: board
#   nl:
#     title: Er blijft een hoog risico over en de AP is niet geraadpleegd
#   remedy:
#     en: Ask the authority for its advice, or take measures that lower the risk.
#     nl: Vraag de AP om advies, of neem maatregelen die het risico verlagen.
findings contains found if {
	_is_high
	not _is_consulted
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The supervisory authority objects
# custom:
#   code: prior-consultation/objected
#   effect: deny
#   kind: violation
#   scope: project
#   lifted_by: board
#   nl:
#     title: De AP heeft bezwaar
#   remedy:
#     en: Change the project as the authority advises.
#     nl: Pas het project aan zoals de AP adviseert.
findings contains found if {
	_is_high
	input.project.dpia.consultation == "objected"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The answer of the supervisory authority is awaited
# custom:
#   code: prior-consultation/awaited
#   effect: deny
#   kind: gap
#   scope: project
#   lifted_by: nobody
#   nl:
#     title: Het antwoord van de AP ontbreekt nog
#   remedy:
#     en: Wait for the answer, or until the term is over.
#     nl: Wacht op het antwoord, of tot de termijn voorbij is.
findings contains found if {
	_is_high
	input.project.dpia.consultation == "asked"
	not input.project.dpia.consultation_term_over == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_asked := {"answered", "asked", "objected"}

_is_known if input.project.dpia.done == false

_is_known if {
	input.project.dpia.done == true
	input.project.dpia.residual in _levels
}

_is_high if {
	not facts.rejects
	input.project.dpia.done == true
	input.project.dpia.residual == "high"
}

_is_consulted if input.project.dpia.consultation in _asked
