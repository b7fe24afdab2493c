# METADATA
# title: Rows go to a registered setting that fits
# description: >-
#   Rows go to a receiving setting that is registered with its owner, agreement, place and controls, and that fits the
#   level: for persons a controlled setting, for groups a controlled setting or a managed laptop. Outside a controlled
#   setting only groups of at least {minimum_group_size} are shown.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 28
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 32
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: Statistics Netherlands, microdata, conducting your own research
# custom:
#   norm: A-74
#   principle: careful
#   gates: [G3]
#   kind: violation
#   nature: code
#   lifted_by: mandate-holder
#   confidence:
#     GDPR Art. 28: verified
#     GDPR Art. 32: secondary
#     Statistics Netherlands, microdata, conducting your own research: verified
#   nl:
#     title: Rijen gaan naar een geregistreerde werkomgeving die past
#     description: >-
#       Rijen gaan naar een werkomgeving die met eigenaar, overeenkomst, plaats en maatregelen is geregistreerd en die
#       past bij het niveau: voor personen een gecontroleerde werkomgeving, voor groepen ook een beheerde laptop. Buiten
#       een gecontroleerde werkomgeving worden alleen groepen van ten minste {minimum_group_size} getoond.
package code_of_practice.receiving_setting

import data.lib.departures
import data.lib.facts
import data.lib.finding

_fitting := {
	"group": {"controlled", "managed-laptop"},
	"person": {"controlled"},
}

_parts := {
	"agreement": "agreement_stated",
	"controls": "controls_stated",
	"owner": "owner_stated",
	"place": "place_stated",
}

# METADATA
# title: No receiving setting is named
# custom:
#   code: receiving-setting/none-named
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Er is geen werkomgeving genoemd
#   remedy:
#     en: Name the registered setting in which the data will be used.
#     nl: Noem de geregistreerde werkomgeving waarin de gegevens worden gebruikt.
findings contains found if {
	_asks_rows
	not _setting
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: The setting is not registered
# custom:
#   code: receiving-setting/not-registered
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De werkomgeving is niet geregistreerd
#   remedy:
#     en: Have the setting registered, or choose a registered one.
#     nl: Laat de werkomgeving registreren, of kies een geregistreerde.
findings contains found if {
	_asks_rows
	_setting
	not _setting.registered == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: The registration of the setting is not in force
# custom:
#   code: receiving-setting/not-in-force
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De registratie van de werkomgeving is niet van kracht
#   remedy:
#     en: Have the registration renewed, or choose a setting whose registration is in force.
#     nl: Laat de registratie vernieuwen, of kies een werkomgeving waarvan de registratie van kracht is.
findings contains found if {
	_asks_rows
	_setting.registered == true
	not _setting.in_force == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: The registration of the setting is incomplete
# custom:
#   code: receiving-setting/registration-incomplete
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De registratie van de werkomgeving is onvolledig
#   remedy:
#     en: The owner of the setting supplies the missing parts and the data steward records them.
#     nl: De eigenaar van de werkomgeving levert de ontbrekende onderdelen aan en de datasteward legt ze vast.
findings contains found if {
	_asks_rows
	_setting.registered == true
	count(_missing_parts) > 0
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process},
		{"parts": sort(_missing_parts)},
	)
}

# METADATA
# title: The setting does not fit the level
# custom:
#   code: receiving-setting/unfit-for-level
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De werkomgeving past niet bij het niveau
#   remedy:
#     en: Choose a controlled setting; for groups a managed laptop will do.
#     nl: Kies een gecontroleerde werkomgeving; voor groepen voldoet ook een beheerde laptop.
findings contains found if {
	_asks_rows
	_setting
	some process in facts.judged
	_fitting[process.level]
	not _fits(process)
	not _is_left_to_practice
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"level": process.level, "kind": object.get(_setting, "kind", null)},
	)
}

# METADATA
# title: Outside a controlled setting a minimum group size holds
# custom:
#   code: receiving-setting/minimum-group-size
#   effect: oblige
#   kind: obligation
#   scope: rows
#   lifted_by: requester
#   nl:
#     title: Buiten een gecontroleerde werkomgeving geldt een minimale groepsgrootte
#   remedy:
#     en: Choose a controlled setting to work with rows in smaller groups.
#     nl: Kies een gecontroleerde werkomgeving om met rijen in kleinere groepen te werken.
findings contains found if {
	size := {"k": data.parameters.minimum_group_size}
	some process in _outside_control
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, size)
}

# METADATA
# description: The smallest group in which rows may be shown.
group_sizes contains data.parameters.minimum_group_size if some _ in _outside_control

_setting := input.request.setting if is_object(input.request.setting)

# A table tells of no person; for it A-66 asks the group size, wherever it goes.
_asks_rows if not input.request.shape == "table"

_missing_parts contains part if {
	some part, fact in _parts
	not _setting[fact] == true
}

# Real rows in a setting to practise in are refused by the rule on practice, where that one holds.
_is_left_to_practice if {
	_setting.kind == "sandbox"
	"A-51" in departures.holds
}

_fits(process) if _setting.kind in _fitting[process.level]

_outside_control := [process |
	_setting.kind != "controlled"
	some process in facts.judged
	_fits(process)
]
