# METADATA
# title: Consent is free
# description: >-
#   Consent that is hidden in the terms of enrolment, or that is a condition for studying, is no consent. Because an
#   institution has power over its students, the project states why consent is free here.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7(2) and (4)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(11) and recital 43
#   - ref: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en
#     description: EDPB guidelines 05/2020 on consent
# custom:
#   norm: A-19
#   principle: balanced
#   gates: [G2]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 7(2) and (4): verified
#     GDPR Art. 4(11) and recital 43: background
#     EDPB guidelines 05/2020 on consent: background
#   nl:
#     title: Toestemming is vrij
#     description: >-
#       Toestemming die verstopt zit in de inschrijfvoorwaarden of een voorwaarde is om te studeren, is geen
#       toestemming. Omdat een instelling macht heeft over haar studenten, zegt het project waarom de toestemming hier
#       vrij is.
package code_of_practice.free_consent

import data.lib.consent
import data.lib.finding

# METADATA
# title: It is not stated how consent is asked
# custom:
#   code: free-consent/not-known
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld hoe toestemming wordt gevraagd
#   remedy:
#     en: State whether consent stands apart from other terms, and whether it is a condition for anything.
#     nl: Geef aan of de toestemming los staat van andere voorwaarden, en of zij ergens een voorwaarde voor is.
findings contains found if {
	some process in consent.asked
	not _is_described(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Consent is bundled with other terms
# custom:
#   code: free-consent/bundled
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De toestemming zit bij andere voorwaarden in
#   remedy:
#     en: Ask consent by itself.
#     nl: Vraag de toestemming apart.
findings contains found if {
	some process in consent.asked
	process.consent.bundled == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Consent is a condition for studying
# custom:
#   code: free-consent/conditional
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De toestemming is een voorwaarde om te studeren
#   remedy:
#     en: Let students study, and get the same help, without it.
#     nl: Laat studenten ook zonder toestemming studeren en dezelfde hulp krijgen.
findings contains found if {
	some process in consent.asked
	process.consent.conditional == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not stated why consent is free here
# custom:
#   code: free-consent/no-reason
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld waarom de toestemming hier vrij is
#   remedy:
#     en: Write down why a student can say no without any effect.
#     nl: Schrijf op waarom een student zonder gevolg nee kan zeggen.
findings contains found if {
	some process in consent.asked
	not process.consent.free_reason_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_is_described(process) if {
	is_boolean(process.consent.bundled)
	is_boolean(process.consent.conditional)
}
