# METADATA
# title: No right is hidden
# description: >-
#   Students see all their rights for each process: access, rectification, erasure, restriction, portability, objection,
#   withdrawal, human intervention and complaint. Beside each stands what the legal basis makes of it. Scientific
#   research and statistics may limit some of them: each limit then stands there with the article that allows it, and
#   outside research there is none.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 12, Art. 15-18 and Art. 20-22
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 19, Art. 77 and Art. 89
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 44
#   - ref: https://w3id.org/dpv
#     description: W3C Data Privacy Vocabulary, rights per legal basis
# custom:
#   norm: A-23
#   principle: balanced
#   gates: [G1, G2, G3, G4, G5, G6]
#   kind: obligation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 12, Art. 15-18 and Art. 20-22: verified
#     GDPR Art. 19, Art. 77 and Art. 89: background
#     UAVG Art. 44: background
#     W3C Data Privacy Vocabulary, rights per legal basis: verified
#   nl:
#     title: Geen recht blijft verborgen
#     description: >-
#       Studenten zien bij elke verwerking al hun rechten: inzage, rectificatie, wissen, beperking, overdraagbaarheid,
#       bezwaar, intrekken, menselijke tussenkomst en een klacht. Bij elk recht staat wat de grondslag ervan maakt.
#       Wetenschappelijk onderzoek en statistiek mogen enkele rechten beperken: elke beperking staat er dan bij, met het
#       artikel dat haar toestaat, en buiten onderzoek is er geen.
package code_of_practice.all_rights_shown

import data.lib.facts
import data.lib.finding
import data.lib.research

# By which article research or statistics may limit a right; the others are never limited.
_articles := {
	"access": "uavg-44",
	"erasure": "gdpr-17-3-d",
	"objection": "gdpr-21-6",
	"rectification": "uavg-44",
	"restriction": "uavg-44",
}

# METADATA
# title: All rights of the student are shown with this process
# custom:
#   code: all-rights-shown/shown
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: Bij deze verwerking worden alle rechten van de student getoond
#   remedy:
#     en: Nothing to do; the platform shows the rights that go with the basis.
#     nl: Niets te doen; het platform toont de rechten die bij de grondslag horen.
findings contains found if {
	some process in facts.judged
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"basis": object.get(process, "basis", null)},
	)
}

# METADATA
# title: It is not stated whether rights are limited
# custom:
#   code: all-rights-shown/limits-not-stated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Er staat niet of rechten zijn beperkt
#   remedy:
#     en: The privacy officer states which rights are limited in this process, or that none is.
#     nl: De privacy officer geeft aan welke rechten in deze verwerking zijn beperkt, of dat er geen is beperkt.
findings contains found if {
	some process in _told
	not _states_limits(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A right is limited without the article that allows it
# custom:
#   code: all-rights-shown/limit-without-ground
#   effect: hold
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Een recht is beperkt zonder het artikel dat dit toestaat
#   remedy:
#     en: The privacy officer names the article beside each limited right, or takes the limit away.
#     nl: De privacy officer noemt bij elk beperkt recht het artikel, of haalt de beperking weg.
findings contains found if {
	some process in _told
	research.is_research(process)
	some limit in process.rights_limited
	not _has_article(process, limit)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"right": _right(limit)})
}

# METADATA
# title: A right is limited outside research
# custom:
#   code: all-rights-shown/limit-outside-research
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Een recht is beperkt buiten onderzoek
#   remedy:
#     en: Take the limit away; only scientific research or statistics that are used on no person may limit a right.
#     nl: >-
#       Haal de beperking weg; alleen wetenschappelijk onderzoek of statistiek die niet op personen wordt toegepast, mag
#       een recht beperken.
findings contains found if {
	some process in _told
	not research.is_research(process)
	some limit in process.rights_limited
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"right": _right(limit)})
}

# What students are told is settled when the project is decided on, and looked at again while it runs.
_told := [process |
	input.gate in {"G2", "G5"}
	some process in facts.judged
]

_states_limits(process) if is_array(process.rights_limited)

_has_article(process, limit) if {
	_articles[limit.right] == limit.ground
	_is_open(process, limit)
}

_is_open(_, limit) if limit.right != "objection"

# To research too one can object, unless a task in the public interest needs it.
_is_open(process, _) if research.for_public_task(process)

_right(limit) := object.get(limit, "right", null) if is_object(limit)

_right(limit) := null if not is_object(limit)
