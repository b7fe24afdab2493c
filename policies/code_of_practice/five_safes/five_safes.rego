# METADATA
# title: Safe people, for a time
# description: >-
#   Who gets rows is a named person who signed for confidentiality, and whose access ends on a day by itself; it is said
#   for whom the outcome is. Project, setting and data have rules of their own. A student who asks the own data signs
#   nothing and has no last day; the FG, an auditor and a supervisor sign nothing for their task.
# related_resources:
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: Statistics Netherlands, microdata, conducting your own research
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 29
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 32(4)
# custom:
#   norm: A-45
#   principle: careful
#   gates: [G3]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Statistics Netherlands, microdata, conducting your own research: verified
#     GDPR Art. 29: background
#     GDPR Art. 32(4): secondary
#   nl:
#     title: Alleen wie tekende, en voor een bepaalde tijd
#     description: >-
#       Rijen gaan naar een persoon die bij naam bekend is en voor geheimhouding tekende. De toegang eindigt vanzelf op
#       een dag, en er staat bij voor wie de uitkomst is. Voor project, werkomgeving en gegevens gelden eigen regels.
#       Een student die de eigen gegevens vraagt, tekent niets en heeft geen einddag; de FG, een auditor en een
#       toezichthouder tekenen voor hun taak niets.
package code_of_practice.five_safes

import data.lib.facts
import data.lib.finding

# METADATA
# title: Confidentiality was not signed for
# custom:
#   code: five-safes/no-confidentiality
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Er is niet getekend voor geheimhouding
#   remedy:
#     en: Sign the statement of confidentiality.
#     nl: Onderteken de geheimhoudingsverklaring.
findings contains found if {
	_is_about_others
	not input.request.requester.exempt == true
	not input.request.requester.confidentiality_signed == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: It is not stated until when the requester needs access
# custom:
#   code: five-safes/no-end
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld tot wanneer de aanvrager toegang nodig heeft
#   remedy:
#     en: State the last day of access.
#     nl: Geef de laatste dag van toegang op.
findings contains found if {
	_is_about_others
	not _until
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: The access of the requester has ended
# custom:
#   code: five-safes/ended
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De toegang van de aanvrager is verlopen
#   remedy:
#     en: Ask access anew.
#     nl: Vraag opnieuw toegang.
findings contains found if {
	_is_about_others
	_until < input.today
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {"day": _until})
}

# METADATA
# title: The access of the requester ends by itself
# custom:
#   code: five-safes/ends
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: nobody
#   kept:
#     en: It stops nothing; who needs more time asks for a later last day.
#     nl: Dit houdt niets tegen; wie meer tijd nodig heeft, vraagt een latere laatste dag.
#   nl:
#     title: De toegang van de aanvrager eindigt vanzelf
#   remedy:
#     en: Nothing to do; access stops after this day.
#     nl: Niets te doen; de toegang stopt na deze dag.
findings contains found if {
	_is_about_others
	_until >= input.today
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {"day": _until})
}

# METADATA
# title: It is not stated for whom the outcome is
# custom:
#   code: five-safes/no-audience
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld voor wie de uitkomst is
#   remedy:
#     en: State for whom the outcome is.
#     nl: Geef aan voor wie de uitkomst is.
findings contains found if {
	_is_about_others
	not is_string(object.get(input.request, "audience", null))
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# description: The day on which access ends.
obligations contains {"type": "expire", "on": _until} if {
	_is_about_others
	_until >= input.today
}

_until := input.request.requester.until if facts.is_day(input.request.requester.until)

_is_about_others if not input.request.requester.is_subject == true
