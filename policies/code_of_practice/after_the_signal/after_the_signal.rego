# METADATA
# title: It is clear what happens after the signal
# description: >-
#   A process that signals individual students states what sets off the signal, who acts, within what time, and what
#   help is offered. A view in which students see their own data has no signal to act on and is exempt; so are studies
#   and the making of a model while only researchers see the outcome. Who sees it decides, not what the process is
#   called.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
#   - ref: https://www.jisc.ac.uk/guides/code-of-practice-for-learning-analytics
#     description: Jisc code of practice for learning analytics
#   - ref: https://github.com/cedanl/Uitnodigingsregel
#     description: Uitnodigingsregel, pain point P3
# custom:
#   norm: A-09
#   principle: humane
#   gates: [G1, G2]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#     Jisc code of practice for learning analytics: secondary
#     Uitnodigingsregel, pain point P3: verified
#   nl:
#     title: Duidelijk is wat er na het signaal gebeurt
#     description: >-
#       Een verwerking die signalen over afzonderlijke studenten geeft, noemt waardoor een signaal ontstaat, wie dan
#       handelt, binnen welke tijd en welke hulp wordt geboden. Een weergave waarin studenten hun eigen gegevens zien,
#       geeft geen signaal en is uitgezonderd; onderzoek en het maken van een model ook, zolang alleen onderzoekers de
#       uitkomst zien. Wie haar ziet is bepalend, niet hoe de verwerking heet.
package code_of_practice.after_the_signal

import data.lib.finding
import data.lib.usage

_parts := {"actor", "offer", "term", "trigger"}

# METADATA
# title: It is not stated what happens after a signal
# custom:
#   code: after-the-signal/no-plan
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld wat er na een signaal gebeurt
#   remedy:
#     en: State what sets off the signal, who acts, within what time, and what help there is.
#     nl: Geef aan waardoor een signaal ontstaat, wie dan handelt, binnen welke tijd, en welke hulp er is.
findings contains found if {
	some process in usage.signalling
	lacking := _parts - _stated(process)
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

_stated(process) := {part |
	some part in _parts
	process.intervention[concat("_", [part, "stated"])] == true
}
