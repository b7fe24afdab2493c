# METADATA
# title: Consent counts for its own purpose only
# description: >-
#   Where consent is needed, it was given for the purpose of this very process, under a notice that is in force.
#   Consent to take part in research does not cover guidance.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 6(1)(a) and Art. 7
#   - ref: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en
#     description: EDPB guidelines 05/2020 on consent, section 3.2
# custom:
#   norm: A-16
#   principle: balanced
#   gates: [G3, G4]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 6(1)(a) and Art. 7: verified
#     EDPB guidelines 05/2020 on consent, section 3.2: background
#   nl:
#     title: Toestemming geldt alleen voor haar eigen doel
#     description: >-
#       Waar toestemming nodig is, is die gegeven voor het doel van deze verwerking zelf, bij een informatietekst die
#       van kracht is. Toestemming voor deelname aan onderzoek geldt niet voor begeleiding.
package code_of_practice.consent_purpose

import data.lib.consent
import data.lib.finding
import data.lib.given_consent

# METADATA
# title: Only consent to the purpose of this process counts
# custom:
#   code: consent-purpose/bound-to-purpose
#   effect: oblige
#   kind: obligation
#   scope: subject
#   lifted_by: nobody
#   nl:
#     title: Alleen toestemming voor het doel van deze verwerking telt
#   remedy:
#     en: Students who consented to another purpose can be asked for consent to this one.
#     nl: Studenten die voor een ander doel toestemming gaven, kan toestemming voor dit doel worden gevraagd.
findings contains found if {
	some process in consent.admitted
	_has_purpose(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"purpose": process.purpose})
}

# METADATA
# title: The process has no purpose
# custom:
#   code: consent-purpose/no-purpose
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De verwerking heeft geen doel
#   remedy:
#     en: State the purpose of the process, so that consent can be tied to it.
#     nl: Noem het doel van de verwerking, zodat toestemming daaraan te verbinden is.
findings contains found if {
	some process in consent.admitted
	not _has_purpose(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The consent is for another purpose
# custom:
#   code: consent-purpose/other-purpose
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: De toestemming is voor een ander doel
#   remedy:
#     en: Ask consent for the purpose of this process, under a notice of its own.
#     nl: Vraag toestemming voor het doel van deze verwerking, met een eigen informatietekst.
findings contains found if {
	some process in consent.admitted
	_has_purpose(process)
	consent.recorded.purpose != process.purpose
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"purpose": process.purpose, "consent_purpose": consent.recorded.purpose},
	)
}

# METADATA
# title: The notice on which consent rests is not in force
# custom:
#   code: consent-purpose/notice-not-in-force
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: De informatietekst bij de toestemming is niet van kracht
#   remedy:
#     en: Publish a notice for this purpose and ask consent under it.
#     nl: Publiceer een informatietekst voor dit doel en vraag op grond daarvan toestemming.
findings contains found if {
	consent.recorded.notice_in_force == false
	some process in consent.admitted
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known whether the notice is in force
# custom:
#   code: consent-purpose/notice-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend of de informatietekst van kracht is
#   remedy:
#     en: The privacy officer states which notice is in force for this purpose.
#     nl: De privacy officer geeft aan welke informatietekst voor dit doel van kracht is.
findings contains found if {
	recorded := consent.recorded
	not is_boolean(object.get(recorded, "notice_in_force", null))
	some process in consent.admitted
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: This student did not consent to this purpose
# custom:
#   code: consent-purpose/not-for-this
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: student
#   nl:
#     title: Deze student gaf geen toestemming voor dit doel
#   remedy:
#     en: Ask the student for consent to this purpose.
#     nl: Vraag de student toestemming voor dit doel.
findings contains found if {
	some process in consent.acted_on
	not given_consent.is_for(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: The purpose to which consent must have been given.
obligations contains {"type": "admit-subjects", "consent": {"purpose": process.purpose}} if {
	some process in consent.admitted
	_has_purpose(process)
}

_has_purpose(process) if is_string(process.purpose)
