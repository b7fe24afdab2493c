# METADATA
# title: Saying no costs nothing
# description: >-
#   Where consenting students are given help, the same help is named for those who do not consent. Those who consent or
#   chose to take part are not all students: beside each result stands how many they are of each programme or group, and
#   where it is less than {consent_share} it says so. A group that is too small cannot be judged, and is not shown.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7(4)
#   - ref: https://doi.org/10.18608/jla.2016.31.6
#     description: Cormack (2016), A data protection framework for learning analytics
# custom:
#   norm: A-20
#   principle: humane
#   gates: [G2, G6]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 7(4): verified
#     Cormack (2016), A data protection framework for learning analytics: verified
#   nl:
#     title: Nee zeggen kost niets
#     description: >-
#       Waar studenten met toestemming hulp krijgen, is dezelfde hulp genoemd voor wie geen toestemming geeft. Wie
#       toestemming geeft of ervoor kiest mee te doen, is niet iedereen: bij elke uitkomst staat hoeveel dat er zijn per
#       opleiding of groep, en is het minder dan {consent_share}, dan staat dat erbij. Een te kleine groep is niet te
#       beoordelen, en komt niet in beeld.
package code_of_practice.same_help_without_consent

import data.lib.consent
import data.lib.facts
import data.lib.finding
import data.lib.usage

# METADATA
# title: No help is named for students who do not consent
# custom:
#   code: same-help-without-consent/no-alternative
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Geen hulp genoemd voor studenten zonder toestemming
#   remedy:
#     en: Name the help that students without consent get.
#     nl: Noem de hulp die studenten zonder toestemming krijgen.
findings contains found if {
	input.gate == "G2"
	some process in consent.needed
	usage.on_persons(process)
	not process.intervention.alternative_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Less than {consent_share} of the students consented
# custom:
#   code: same-help-without-consent/few-consent
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Minder dan {consent_share} van de studenten gaf toestemming
#   remedy:
#     en: Say beside the result whom it does not cover.
#     nl: Zeg bij de uitkomst over wie zij niet gaat.
findings contains found if {
	some process in consent.needed
	is_number(process.consent.share)
	process.consent.share < data.parameters.consent_share
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"share": process.consent.share},
	)
}

# METADATA
# title: It is not stated how many of each group take part
# custom:
#   code: same-help-without-consent/share-not-stated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Er staat niet hoeveel studenten van elke groep meedoen
#   remedy:
#     en: State beside the result which share of each programme or group takes part.
#     nl: Zet bij de uitkomst welk aandeel van elke opleiding of groep meedoet.
findings contains found if {
	input.gate == "G6"
	some place in _without_shares
	found := finding.of(finding.variant(rego.metadata.chain()), place, {})
}

# METADATA
# title: Few students of a group take part
# custom:
#   code: same-help-without-consent/few-of-group
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Van een groep doen weinig studenten mee
#   remedy:
#     en: Say beside the result that it hardly speaks of these groups.
#     nl: Zeg bij de uitkomst dat zij over deze groepen weinig zegt.
findings contains found if {
	some process in consent.needed
	groups := [group.group |
		some group in process.consent.group_shares
		group.n >= data.parameters.minimum_group_size
		is_number(group.share)
		group.share < data.parameters.consent_share
	]
	count(groups) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"groups": sort(groups)})
}

# METADATA
# title: Of a group that is too small it cannot be judged how many take part
# custom:
#   code: same-help-without-consent/too-small-to-judge
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Van een te kleine groep is niet te beoordelen hoeveel studenten meedoen
#   remedy:
#     en: Take groups together, and do not show this one.
#     nl: Neem groepen samen, en laat deze niet zien.
findings contains found if {
	some process in consent.needed
	some group in process.consent.group_shares
	_is_small(group)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_without_shares contains {"process": process.id} if {
	some process in consent.needed
	not _states_shares(process)
}

# What belongs to no known process may rest on consent; a synthetic set is about nobody.
_without_shares contains {} if {
	input.output.kind != "synthetic"
	count(facts.judged) == 0
}

_states_shares(process) if {
	count(process.consent.group_shares) > 0
	every group in process.consent.group_shares {
		is_string(group.group)
		is_number(group.n)
		_is_counted(group)
	}
}

_is_counted(group) if is_number(group.share)

_is_counted(group) if _is_small(group)

_is_small(group) if {
	is_number(group.n)
	group.n < data.parameters.minimum_group_size
}
