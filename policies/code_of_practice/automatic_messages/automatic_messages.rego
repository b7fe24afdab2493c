# METADATA
# title: Messages suggest, and a person sends them
# description: >-
#   Automatic messages to students, to staff and about groups are three switches of the institution, all off until it
#   turns them on. Their texts come from an approved list. Every text suggests and leaves the choice, and does not use
#   numbers as pressure. A message about a group is sent only when it is about at least {minimum_group_size}.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
#   - ref: https://www.jisc.ac.uk/guides/code-of-practice-for-learning-analytics
#     description: Jisc code of practice for learning analytics
# custom:
#   norm: A-63
#   principle: humane
#   gates: [G4]
#   kind: violation
#   nature: code
#   lifted_by: board
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#     Jisc code of practice for learning analytics: secondary
#   nl:
#     title: Berichten stellen voor, en een mens verstuurt ze
#     description: >-
#       Automatische berichten aan studenten, aan medewerkers en over groepen zijn drie schakelaars van de instelling,
#       alle uit tot zij ze aanzet. De teksten ervan komen van een goedgekeurde lijst. Elke tekst doet een voorstel,
#       laat de keus, en gebruikt cijfers niet als druk. Een bericht over een groep wordt alleen verstuurd als het over
#       ten minste {minimum_group_size} gaat.
package code_of_practice.automatic_messages

import data.lib.finding

# METADATA
# title: The institution sends no such automatic messages
# custom:
#   code: automatic-messages/switched-off
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: board
#   nl:
#     title: De instelling verstuurt zulke automatische berichten niet
#   remedy:
#     en: Let a person send the message.
#     nl: Laat een mens het bericht versturen.
findings contains found if {
	_is_message
	not input.act.message.automatic == false
	not _is_switched_on
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.act.process}, {})
}

# METADATA
# title: The text of an automatic message is not on the approved list
# custom:
#   code: automatic-messages/text-not-approved
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: De tekst van een automatisch bericht staat niet op de goedgekeurde lijst
#   remedy:
#     en: Take a text from the list, have this one approved, or let a person send it.
#     nl: Neem een tekst van de lijst, laat deze goedkeuren, of laat een mens hem versturen.
findings contains found if {
	_is_message
	not input.act.message.automatic == false
	not input.act.message.text_approved == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.act.process}, {})
}

# METADATA
# title: It is not stated to whom the message goes
# custom:
#   code: automatic-messages/receiver-not-known
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld aan wie het bericht gaat
#   remedy:
#     en: State whether it goes to a student, to staff, or about a group.
#     nl: Geef aan of het naar een student of medewerker gaat, of over een groep.
findings contains found if {
	_is_message
	not _knows_receiver
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.act.process}, {})
}

# METADATA
# title: The group is too small to send a message about
# custom:
#   code: automatic-messages/group-too-small
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De groep is te klein voor een bericht
#   remedy:
#     en: Take a larger group.
#     nl: Neem een grotere groep.
findings contains found if {
	_is_message
	input.act.message.to == "staff-group"
	not _is_large_enough
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.act.process}, {})
}

# METADATA
# title: The text prescribes, or uses numbers as pressure
# custom:
#   code: automatic-messages/prescribes
#   effect: warn
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De tekst schrijft voor, of gebruikt cijfers als druk
#   remedy:
#     en: Let the text suggest and leave the choice.
#     nl: Laat de tekst iets voorstellen en de keus laten.
findings contains found if {
	_is_message
	not _leaves_choice
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.act.process}, {})
}

_switches := {"staff": "auto_notify_staff", "staff-group": "auto_notify_group", "student": "auto_notify_student"}

_is_message if input.act.kind == "message"

_is_switched_on if input.institution[_switches[input.act.message.to]] == true

_knows_receiver if _switches[input.act.message.to]

_is_large_enough if input.act.message.group_size >= data.parameters.minimum_group_size

_leaves_choice if {
	input.act.message.suggests == true
	input.act.message.pressure == false
}
