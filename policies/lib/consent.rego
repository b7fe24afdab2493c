# METADATA
# title: Consent
# description: Tells for which processes only subjects with consent may be admitted, for the three rules on consent.
package lib.consent

import data.code_of_practice.consent_at_person_level
import data.lib.departures
import data.lib.facts
import data.lib.given_consent

# METADATA
# scope: document
# description: >-
#   The judged processes that admit only who agreed: by consent, or by a participation choice beside another basis.
needed := [process |
	some process in facts.judged
	_admits(process)
]

# METADATA
# scope: document
# description: >-
#   The judged processes that rest on consent: by their basis, by the exception for special categories, or by the rule
#   on persons. What the law asks of consent it asks of these; of a participation choice it does not.
asked := [process |
	some process in facts.judged
	_rests_on_consent(process)
]

# METADATA
# description: What the consent ledger says for this request; undefined while it has not answered in whole.
recorded := input.consent if {
	is_string(input.consent.purpose)
	is_number(input.consent.epoch)
}

# METADATA
# scope: document
# description: The processes of a request for data that need consent.
admitted := [process |
	input.gate == "G3"
	some process in needed
]

# METADATA
# scope: document
# description: The processes that need the consent of the person whom an act is about.
acted_on := [process |
	given_consent.is_asked
	some process in needed
]

# METADATA
# scope: document
# description: The processes that rest on the consent of the person whom an act is about.
asked_of_person := [process |
	given_consent.is_asked
	some process in asked
]

_admits(process) if _rests_on_consent(process)

_admits(process) if process.participation_choice == true

_rests_on_consent(process) if process.basis == "consent"

# At policy level the rule on policy leaves such a field out.
_rests_on_consent(process) if {
	process.level != "policy"
	some field in process.fields
	_is_on_explicit_consent(field)
}

# The rule on persons is one of the code: it asks this while it is in force and nobody departs from it.
_rests_on_consent(process) if {
	"A-15" in departures.holds
	consent_at_person_level.applies(process)
}

_is_on_explicit_consent(field) if field.art9_exception == "explicit-consent"

# Without a named exception nothing but consent is left.
_is_on_explicit_consent(field) if {
	field.classification == "special-category"
	not _names_another(field)
}

_names_another(field) if field.art9_exception in exceptions_without_consent

# METADATA
# description: The exceptions for special categories that stand on their own, beside explicit consent.
exceptions_without_consent := {"other", "research", "special-guidance", "substantial-interest"}
