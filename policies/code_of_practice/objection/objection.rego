# METADATA
# title: Who objects is left out
# description: >-
#   Where a process rests on a public task or a legitimate interest, a student can object. While the objection is judged
#   the student is left out, and for good when it is upheld. Going on needs compelling grounds that the controller
#   writes down after the advice of the FG. In scientific research or statistics that a task in the public interest
#   needs, that need is a ground; the controller decides on it in the same way.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 18(1)(d) and Art. 21
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 89(1)
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 44
# custom:
#   norm: A-22
#   principle: balanced
#   gates: [G3, G4]
#   kind: violation
#   nature: law
#   lifted_by: privacy-officer
#   confidence:
#     GDPR Art. 18(1)(d) and Art. 21: verified
#     GDPR Art. 89(1): background
#     UAVG Art. 44: background
#   nl:
#     title: Wie bezwaar maakt, telt niet mee
#     description: >-
#       Rust een verwerking op een taak van algemeen belang of een gerechtvaardigd belang, dan kan een student
#       AVG-bezwaar maken. Zolang het bezwaar wordt beoordeeld, telt de student niet mee, en na toewijzing blijvend
#       niet. Doorgaan kan alleen om dwingende redenen die de verwerkingsverantwoordelijke na advies van de FG
#       opschrijft. Bij wetenschappelijk onderzoek of statistiek die een taak van algemeen belang nodig heeft, is die
#       noodzaak een reden; de verwerkingsverantwoordelijke besluit daarover op dezelfde manier.
package code_of_practice.objection

import data.lib.facts
import data.lib.finding
import data.lib.given_consent
import data.lib.research

_open_to_objection := {"legitimate-interest", "public-task"}

_outcomes := {"none", "open", "rejected", "upheld"}

_standing := {"open", "upheld"}

# METADATA
# title: It is not known whether students objected
# custom:
#   code: objection/not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend of studenten bezwaar maakten
#   remedy:
#     en: The privacy officer has the objections entered in the register.
#     nl: De privacy officer laat de bezwaren in het register opnemen.
findings contains found if {
	some process in _objectable
	not _is_known(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Students who objected are left out
# custom:
#   code: objection/left-out
#   effect: deny
#   kind: violation
#   scope: subject
#   lifted_by: privacy-officer
#   nl:
#     title: Studenten die bezwaar maakten, blijven weg
#   remedy:
#     en: Nothing to do; they are left out until their objection is rejected with reasons.
#     nl: Niets te doen; zij blijven weg tot hun bezwaar met redenen is afgewezen.
findings contains found if {
	some process in _objected
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"students": _left_out(process)},
	)
}

# METADATA
# title: This student objected
# custom:
#   code: objection/objected
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Deze student maakte bezwaar
#   remedy:
#     en: Wait until the objection is judged; after an upheld objection nothing is done with these data.
#     nl: Wacht tot het bezwaar is beoordeeld; na een toegewezen bezwaar gebeurt er niets met deze gegevens.
findings contains found if {
	given_consent.is_about_person
	input.act.subject.objection in _standing
	some process in _objectable
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Going on after this objection has no grounds
# custom:
#   code: objection/not-grounded
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Doorgaan na dit bezwaar is niet gemotiveerd
#   remedy:
#     en: >-
#       The controller writes down the compelling grounds after the advice of the FG, or why research for a public task
#       needs these data.
#     nl: >-
#       De verwerkingsverantwoordelijke schrijft na advies van de FG de dwingende redenen op, of waarom onderzoek voor
#       een taak van algemeen belang deze gegevens nodig heeft.
findings contains found if {
	given_consent.is_about_person
	input.act.subject.objection == "rejected"
	some process in _objectable
	not _is_grounded(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The processing of this student is restricted
# custom:
#   code: objection/restricted
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: De verwerking van deze student is beperkt
#   remedy:
#     en: Wait until the restriction is lifted.
#     nl: Wacht tot de beperking is opgeheven.
findings contains found if {
	given_consent.is_about_person
	not input.act.subject.restricted == false
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.act.process}, {})
}

# METADATA
# description: Which students are left out.
obligations contains {"type": "exclude-subjects", "reasons": ["objection"]} if count(_objected) > 0

_objectable := [process |
	some process in facts.judged
	process.basis in _open_to_objection
]

_objected := [process |
	input.gate == "G3"
	some process in _objectable
	_left_out(process) > 0
]

# Whose objection was rejected without grounds stays out as long as the grounds are not there; so does who was refused
# for the sake of research that this process is not.
_left_out(process) := sum([process.subjects[name] | some name in _standing_counts]) + _refused_for_nothing(process)

_refused_for_nothing(process) := 0 if research.for_public_task(process)

_refused_for_nothing(process) := process.subjects.objections_rejected_for_research if {
	not research.for_public_task(process)
}

_standing_counts := ["objections_open", "objections_rejected_without_grounds", "objections_upheld"]

_counted := array.concat(_standing_counts, ["objections_rejected_for_research"])

_is_known(process) if {
	input.gate == "G3"
	every name in _counted {
		is_number(process.subjects[name])
	}
}

_is_known(_) if {
	input.gate == "G4"
	not given_consent.is_about_person
}

_is_known(_) if {
	input.gate == "G4"
	input.act.subject.objection in _outcomes
}

_is_grounded(process) if {
	_has_ground(process)
	input.act.subject.objection_grounds_stated == true
	input.act.subject.objection_fg_advised == true
}

_has_ground(_) if input.act.subject.objection_ground == "compelling"

_has_ground(process) if {
	input.act.subject.objection_ground == "research"
	research.for_public_task(process)
}
