# METADATA
# title: Only live consent counts
# description: >-
#   Where consent is needed, a student counts whose consent is given or renewed and valid today. Refused, withdrawn,
#   expired or never answered is no consent; a consent without an end holds until it is withdrawn. Without it nothing
#   is done about the student either.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7(3)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(11)
#   - ref: https://w3id.org/dpv#consent_status
#     description: W3C Data Privacy Vocabulary, consent status
# custom:
#   norm: A-17
#   principle: balanced
#   gates: [G3, G4]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 7(3): verified
#     GDPR Art. 4(11): background
#     W3C Data Privacy Vocabulary, consent status: verified
#   nl:
#     title: Alleen geldende toestemming telt
#     description: >-
#       Waar toestemming nodig is, telt een student mee wiens toestemming is gegeven of vernieuwd en vandaag geldt.
#       Geweigerd, ingetrokken, verlopen of nooit beantwoord is geen toestemming; een toestemming zonder einddatum geldt
#       tot zij wordt ingetrokken. Zonder toestemming volgt er ook geen stap naar de student.
package code_of_practice.live_consent

import data.lib.consent
import data.lib.finding
import data.lib.given_consent

# METADATA
# title: Only consent that holds today admits a student
# custom:
#   code: live-consent/only-live
#   effect: oblige
#   kind: obligation
#   scope: subject
#   lifted_by: nobody
#   nl:
#     title: Alleen toestemming die vandaag geldt laat een student meetellen
#   remedy:
#     en: Nothing to do; students who withdrew are left out from this moment.
#     nl: Niets te doen; studenten die hun toestemming introkken, blijven vanaf nu weg.
findings contains found if {
	some process in consent.admitted
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"valid_on": input.today})
}

# METADATA
# title: The consent ledger has not answered
# custom:
#   code: live-consent/not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: De stand van de toestemmingen is niet bekend
#   remedy:
#     en: The privacy officer sets up asking consent for this purpose, after which the request can be made again.
#     nl: De privacy officer richt het vragen van toestemming voor dit doel in; daarna kan de aanvraag opnieuw.
findings contains found if {
	some process in consent.admitted
	not consent.recorded
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The consent of this student does not hold
# custom:
#   code: live-consent/not-live
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: student
#   nl:
#     title: De toestemming van deze student geldt niet
#   remedy:
#     en: Leave the student be; who wants to take part can give consent again.
#     nl: Laat de student met rust; wie wil meedoen, kan opnieuw toestemming geven.
findings contains found if {
	not given_consent.is_live
	some process in consent.acted_on
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# description: The states and the day on which consent must stand.
obligations contains {"type": "admit-subjects", "consent": {"states": given_consent.live, "valid_on": input.today}} if {
	some _ in consent.admitted
}
