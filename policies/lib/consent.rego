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
needed contains process if {
	some process in facts.judged
	consent_at_person_level.applies(process)
}

needed contains process if {
	some process in facts.judged
	process.basis == "consent"
}

needed contains process if {
	some process in facts.judged
	process.participation_choice == true
}

# METADATA
# description: What the consent ledger says for this request; undefined while it has not answered in whole.
recorded := input.consent if {
	is_string(input.consent.purpose)
	is_number(input.consent.epoch)
}

# METADATA
# scope: document
# description: The processes of a request for data that need consent.
admitted contains process if {
	input.gate == "G3"
	some process in needed
}

# METADATA
# scope: document
# description: The processes that need the consent of the person whom an act is about.
acted_on contains process if {
	given_consent.is_asked
	some process in needed
}
