# METADATA
# title: Storing study data is a processing of its own
# description: >-
#   Data on persons come in only with a purpose, a legal basis, an owner and a retention term on record. Where they rest
#   on consent, or students chose to take part, it is on record too for which purpose: by it those who did not agree are
#   filtered out. Elsewhere nothing is filtered.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(b) and (e), Art. 6(1) and Art. 7(1)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(2)
# custom:
#   norm: A-49
#   principle: accountable
#   gates: [G0]
#   kind: gap
#   nature: law
#   lifted_by: data-owner
#   confidence:
#     GDPR Art. 5(1)(b) and (e), Art. 6(1) and Art. 7(1): verified
#     GDPR Art. 4(2): secondary
#   nl:
#     title: Studiedata opslaan is zelf een verwerking
#     description: >-
#       Gegevens over personen komen alleen binnen met een vastgelegd doel, een grondslag, een eigenaar en een
#       bewaartermijn. Rusten ze op toestemming, of kozen studenten ervoor mee te doen, dan is ook vastgelegd voor welk
#       doel: daarmee vallen studenten die nee zeiden eruit. Elders valt er niets te filteren.
package code_of_practice.registered_ingest

import data.lib.facts
import data.lib.finding

_bases := {
	"consent",
	"contract",
	"legal-obligation",
	"legitimate-interest",
	"public-task",
	"vital-interest",
}

# METADATA
# title: It is not stated what the data are kept for
# custom:
#   code: registered-ingest/no-purpose
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: Er staat niet waarvoor de gegevens worden bewaard
#   remedy:
#     en: The data owner states what the institution keeps these data for.
#     nl: De gegevenseigenaar geeft aan waarvoor de instelling deze gegevens bewaart.
findings contains found if {
	_is_personal
	not input.ingest.purpose_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The data set has no legal basis
# custom:
#   code: registered-ingest/no-basis
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: De gegevensset heeft geen grondslag
#   remedy:
#     en: The data owner records the legal basis on which the data are kept. The privacy officer can help.
#     nl: De gegevenseigenaar legt de grondslag vast waarop de gegevens worden bewaard. De privacy officer kan helpen.
findings contains found if {
	_is_personal
	not _has_basis
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The data set has no owner
# custom:
#   code: registered-ingest/no-owner
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De gegevensset heeft geen eigenaar
#   remedy:
#     en: The data steward records who answers for the data.
#     nl: De datasteward legt vast wie verantwoordelijk is voor de gegevens.
findings contains found if {
	_is_personal
	not input.ingest.owner_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Data on persons come in without a retention term
# custom:
#   code: registered-ingest/no-retention
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: Gegevens over personen komen binnen zonder bewaartermijn
#   remedy:
#     en: The data owner states how long the data are kept.
#     nl: De gegevenseigenaar geeft aan hoe lang de gegevens worden bewaard.
findings contains found if {
	_is_personal
	not _has_term
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not stated for which purpose consent was given
# custom:
#   code: registered-ingest/no-consent-purpose
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: Er staat niet voor welk doel toestemming is gegeven
#   remedy:
#     en: The data owner names the purpose that the students consented to.
#     nl: De gegevenseigenaar noemt het doel waarvoor de studenten toestemming gaven.
findings contains found if {
	_is_personal
	input.ingest.basis == "consent"
	not input.ingest.consent_purpose_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not stated for which purpose students chose to take part
# custom:
#   code: registered-ingest/no-choice-purpose
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: data-owner
#   nl:
#     title: Er staat niet voor welk doel studenten ervoor kozen mee te doen
#   remedy:
#     en: The data owner names the purpose of the choice, so that who did not choose it is filtered out.
#     nl: De gegevenseigenaar noemt het doel van de deelnamekeuze, zodat wie er niet voor koos eruit valt.
findings contains found if {
	_is_personal
	input.ingest.basis != "consent"
	not input.ingest.participation_choice == false
	not input.ingest.consent_purpose_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# Rows about courses, tests or materials are no personal data; while that is not said, they count as such.
_is_personal if not input.ingest.personal == false

_has_basis if input.ingest.basis in _bases

_has_term if {
	is_number(input.ingest.retention.months)
	facts.is_day(input.ingest.retention.cutoff_on)
}
