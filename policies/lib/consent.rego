# METADATA
# title: Consent
# description: Tells for which processes only subjects with consent may be admitted, for the three rules on consent.
package lib.consent

import data.code_of_practice.consent_at_person_level
import data.lib.facts
import data.lib.given_consent

# METADATA
# scope: document
# description: >-
#   The judged processes that need consent, by the rule on persons, by their basis, or by a participation choice.
needed := [process |
	some process in facts.judged
	_needs(process)
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

_needs(process) if consent_at_person_level.applies(process)

_needs(process) if process.basis == "consent"

_needs(process) if process.participation_choice == true
