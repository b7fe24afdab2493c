# METADATA
# title: Data that were collected for another purpose
# description: >-
#   Data that were collected for another purpose are used only after the purposes were held against each other, with a
#   reason: allowed by a statute, on consent of its own, compatible, or research with safeguards whose outcome is not
#   used on the person. Data that were collected on consent need a new consent or a statute.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(b)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 6(4)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 89
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-06
#   principle: balanced
#   gates: [G1, G3]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 5(1)(b): verified
#     GDPR Art. 6(4): secondary
#     GDPR Art. 89: background
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Gegevens die voor een ander doel zijn verzameld
#     description: >-
#       Zijn gegevens voor een ander doel verzameld, dan worden de twee doelen eerst vergeleken, met een reden. Gebruik
#       kan als een wet het toestaat, als het op eigen toestemming rust, als de doelen verenigbaar zijn (bij elkaar
#       passen), of voor onderzoek met waarborgen waarvan de uitkomst niet op de persoon wordt toegepast. Voor gegevens
#       die op toestemming zijn verzameld, is nieuwe toestemming of een wet nodig.
package code_of_practice.other_purpose

import data.lib.facts
import data.lib.finding
import data.lib.usage

_outcomes := {"by-law", "compatible", "own-consent", "research-safeguarded"}

_by_comparison := {"compatible", "research-safeguarded"}

# METADATA
# title: It is not stated whether the data were collected for another purpose
# custom:
#   code: other-purpose/origin-not-known
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of de gegevens voor een ander doel zijn verzameld
#   remedy:
#     en: State for which purpose the data were collected.
#     nl: Geef aan voor welk doel de gegevens zijn verzameld.
findings contains found if {
	some process in facts.judged
	not _states_origin(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The two purposes were not held against each other
# custom:
#   code: other-purpose/not-judged
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De twee doelen zijn niet vergeleken
#   remedy:
#     en: Do the test of compatibility, with the privacy officer, and record its outcome.
#     nl: Doe met de privacy officer de verenigbaarheidstoets en leg de uitkomst vast.
findings contains found if {
	some process in _elsewhere
	not _is_compared(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The purposes are not compatible
# custom:
#   code: other-purpose/not-compatible
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De doelen zijn niet verenigbaar
#   remedy:
#     en: Ask the students for consent to this purpose, or collect the data anew.
#     nl: Vraag de studenten toestemming voor dit doel, of verzamel de gegevens opnieuw.
findings contains found if {
	some process in _elsewhere
	process.compatibility == "not-compatible"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The outcome of the test has no reason
# custom:
#   code: other-purpose/no-reason
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De uitkomst van de toets heeft geen reden
#   remedy:
#     en: Write down why the new purpose may follow the old one.
#     nl: Schrijf op waarom het nieuwe doel op het oude mag volgen.
findings contains found if {
	some process in _elsewhere
	process.compatibility in _outcomes
	not process.compatibility_reason_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The data were collected on consent to another purpose
# custom:
#   code: other-purpose/collected-on-consent
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De gegevens zijn verzameld met toestemming voor een ander doel
#   remedy:
#     en: Ask a new consent, or name the statute that allows this use.
#     nl: Vraag nieuwe toestemming, of noem de wet die dit gebruik toestaat.
findings contains found if {
	some process in _elsewhere
	process.compatibility in _by_comparison
	_collected_on_consent(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known on which basis the data were collected
# custom:
#   code: other-purpose/original-basis-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-owner
#   nl:
#     title: Niet bekend op welke grondslag de gegevens zijn verzameld
#   remedy:
#     en: The data owner records the basis on which the data were collected.
#     nl: De gegevenseigenaar legt vast op welke grondslag de gegevens zijn verzameld.
findings contains found if {
	some process in _elsewhere
	process.compatibility in _by_comparison
	not _knows_basis(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The outcome of research would be used on the person
# custom:
#   code: other-purpose/used-on-person
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De uitkomst van onderzoek zou op de persoon worden toegepast
#   remedy:
#     en: Keep the outcome apart from decisions about persons, or choose another ground.
#     nl: Houd de uitkomst buiten beslissingen over personen, of kies een andere grond.
findings contains found if {
	some process in _elsewhere
	process.compatibility == "research-safeguarded"
	not _stays_research(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The statute that allows the new purpose is not named
# custom:
#   code: other-purpose/no-statute
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De wet die het nieuwe doel toestaat, is niet genoemd
#   remedy:
#     en: Name the article of law that allows this use.
#     nl: Noem het wetsartikel dat dit gebruik toestaat.
findings contains found if {
	some process in _elsewhere
	process.compatibility == "by-law"
	not process.statute_cited == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The new purpose does not rest on consent of its own
# custom:
#   code: other-purpose/no-consent-of-its-own
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het nieuwe doel rust niet op eigen toestemming
#   remedy:
#     en: Rest this process on consent to this purpose, or choose another outcome of the test.
#     nl: Baseer deze verwerking op toestemming voor dit doel, of kies een andere uitkomst van de toets.
findings contains found if {
	some process in _elsewhere
	process.compatibility == "own-consent"
	not process.basis == "consent"
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Research on data for another purpose has no safeguards
# custom:
#   code: other-purpose/no-safeguards
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Bij onderzoek met gegevens voor een ander doel ontbreken waarborgen
#   remedy:
#     en: Record the safeguards, such as pseudonyms and fewer data.
#     nl: Leg de waarborgen vast, zoals pseudoniemen en minder gegevens.
findings contains found if {
	some process in _elsewhere
	process.compatibility == "research-safeguarded"
	not _is_safeguarded(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_elsewhere := [process |
	some process in facts.judged
	process.other_purpose == true
]

_states_origin(process) if is_boolean(process.other_purpose)

_is_compared(process) if process.compatibility == "not-compatible"

_is_compared(process) if process.compatibility in _outcomes

_knows_basis(process) if is_string(process.original_basis)

_collected_on_consent(process) if process.original_basis == "consent"

_collected_on_consent(_) if {
	input.gate == "G3"
	input.dataset.basis == "consent"
}

_stays_research(process) if {
	process.result_used_on_person == false
	not usage.on_persons(process)
}

_is_safeguarded(process) if process.safeguards > 0
