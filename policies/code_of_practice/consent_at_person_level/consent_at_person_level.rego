# METADATA
# title: A forecast about a person needs that person's consent
# description: >-
#   A forecast or an advice about one person, and guidance by staff that follows from it, is only made of students
#   who consented to that purpose. What rests on consent about one person is made of them alone too, whatever it does.
#   Developing a model is not applying it, and a plain overview that a statute asks for stays outside this rule.
# related_resources:
#   - ref: https://analytics.jiscinvolve.org/wp/2017/06/30/consent-and-the-gdpr-what-approaches-are-universities-taking/
#     description: Jisc, Consent and the GDPR (2017)
# custom:
#   norm: A-15
#   principle: humane
#   gates: [G3, G4]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   unpublished:
#     - Brochure of VU Amsterdam on Student Analytics (2020, no public address known)
#   confidence:
#     Jisc, Consent and the GDPR (2017): verified
#     Brochure of VU Amsterdam on Student Analytics (2020, no public address known): verified
#   nl:
#     title: Een prognose over een persoon vraagt toestemming van die persoon
#     description: >-
#       Een prognose of advies over een persoon, en begeleiding door medewerkers die daaruit volgt, wordt alleen gemaakt
#       van studenten die voor dat doel toestemming gaven. Rust een verwerking over personen op toestemming, dan gebeurt
#       zij ook alleen met hen, wat zij ook doet. Een model ontwikkelen is niet hetzelfde als het toepassen, en een
#       gewoon overzicht dat een wet voorschrijft valt buiten deze regel.
package code_of_practice.consent_at_person_level

import data.lib.facts
import data.lib.finding
import data.lib.given_consent

# METADATA
# title: Only students with consent are admitted
# custom:
#   code: consent-at-person-level/consent-needed
#   effect: oblige
#   kind: obligation
#   scope: subject
#   lifted_by: mandate-holder
#   nl:
#     title: Alleen studenten met toestemming tellen mee
#   remedy:
#     en: Ask the students for consent to this purpose, or work at group or policy level.
#     nl: Vraag de studenten toestemming voor dit doel, of werk op groeps- of beleidsniveau.
findings contains found if {
	input.gate == "G3"
	some process in facts.judged
	applies(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: This student did not consent to this
# custom:
#   code: consent-at-person-level/without-consent
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: student
#   nl:
#     title: Deze student gaf hiervoor geen toestemming
#   remedy:
#     en: Help the student without this use, or ask for consent.
#     nl: Help de student zonder dit gebruik, of vraag toestemming.
findings contains found if {
	given_consent.is_asked
	some process in facts.judged
	applies(process)
	not _consents(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: Asks that subjects be admitted by consent; purpose and states come from the rules on them.
obligations contains {"type": "admit-subjects", "consent": {}} if {
	input.gate == "G3"
	some process in facts.judged
	applies(process)
}

# METADATA
# scope: document
# description: Holds for a process that forecasts or advises about persons, or guides them by it.
applies(process) if {
	process.level == "person"
	process.activity != "development"
	process.analytics in {"predictive", "prescriptive"}
}

applies(process) if {
	process.level == "person"
	process.activity != "development"
	process.facing in {"adviser", "teacher"}
	not _statutory_overview(process)
}

# What rests on consent admits who gave it, whatever it does.
applies(process) if {
	process.level == "person"
	process.basis == "consent"
}

_statutory_overview(process) if {
	process.analytics == "descriptive"
	process.statute_cited == true
}

_consents(process) if {
	given_consent.is_live
	given_consent.is_for(process)
}
