# METADATA
# title: Those concerned are known and were asked
# description: >-
#   The effect on each group concerned is described, and the groups were asked what they think. A project under an
#   umbrella that answered this need not do it again. At policy level it is a point of attention and does not stop.
# related_resources:
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 2
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(9)
# custom:
#   norm: A-10
#   principle: balanced
#   gates: [G2]
#   kind: gap
#   nature: practice
#   lifted_by: requester
#   confidence:
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 2: secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#     GDPR Art. 35(9): secondary
#   nl:
#     title: De betrokken groepen zijn bekend en gehoord
#     description: >-
#       Per betrokken groep staat beschreven wat de gevolgen zijn, en de groepen is gevraagd wat zij ervan vinden. Hoort
#       een project bij een paraplu waarin dit al is beantwoord, dan hoeft het niet opnieuw. Op beleidsniveau is het een
#       aandachtspunt en houdt het niets tegen.
package code_of_practice.stakeholders

import data.lib.facts
import data.lib.finding

# METADATA
# title: The effect on a group concerned is not described
# custom:
#   code: stakeholders/no-impact
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: De gevolgen voor een betrokken groep zijn niet beschreven
#   remedy:
#     en: Describe per group what the project means for it.
#     nl: Beschrijf per groep wat het project voor haar betekent.
findings contains found if {
	_stops
	not _describes_all
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A group concerned was not asked
# custom:
#   code: stakeholders/not-asked
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Een betrokken groep is niet gehoord
#   remedy:
#     en: Ask the groups, or their representatives, what they think.
#     nl: Vraag de groepen, of hun vertegenwoordigers, wat zij ervan vinden.
findings contains found if {
	_stops
	not _asked_all
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A project at policy level did not describe or ask all groups
# custom:
#   code: stakeholders/policy-without-groups
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Een project op beleidsniveau beschreef of hoorde niet alle groepen
#   remedy:
#     en: Say for the council why this was not needed.
#     nl: Leg aan de raad uit waarom dit niet nodig was.
findings contains found if {
	_applies
	_is_policy
	not _is_whole
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_applies if {
	not facts.rejects
	not input.project.umbrella == true
}

_is_policy if {
	every process in facts.judged {
		process.level == "policy"
	}
}

_stops if {
	_applies
	not _is_policy
}

_describes_all if {
	count(input.project.stakeholders) > 0
	every stakeholder in input.project.stakeholders {
		stakeholder.impact_stated == true
	}
}

_asked_all if {
	count(input.project.stakeholders) > 0
	every stakeholder in input.project.stakeholders {
		stakeholder.asked == true
	}
}

_is_whole if {
	_describes_all
	_asked_all
}
