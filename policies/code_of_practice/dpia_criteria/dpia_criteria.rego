# METADATA
# title: The criteria follow from the facts
# description: >-
#   Which of the nine EDPB criteria a project meets follows from its facts; a process about {large_scale_subjects} or
#   more counts as large-scale. Students, staff, children and other vulnerable people count as vulnerable; whose data
#   they are is an answer of the pre-scan. A person may add criteria. A derived criterion may be contested, with a
#   reason, by a second person; the tick stays visible to the FG and the council.
# related_resources:
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
#   - ref: https://ec.europa.eu/newsroom/article29/items/611236
#     description: Guidelines on the DPIA, WP 248 rev.01
# custom:
#   norm: A-37
#   principle: careful
#   gates: [G1]
#   kind: obligation
#   nature: practice
#   lifted_by: privacy-officer
#   confidence:
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#     Guidelines on the DPIA, WP 248 rev.01: secondary
#   nl:
#     title: De criteria volgen uit de feiten
#     description: >-
#       Welke van de negen EDPB-criteria een project raakt, volgt uit zijn gegevens; een verwerking over
#       {large_scale_subjects} of meer telt als grootschalig. Studenten, medewerkers, kinderen en andere kwetsbare
#       mensen tellen als kwetsbaar; van wie de gegevens zijn, is een antwoord van de pre-scan. Iemand mag criteria
#       toevoegen. Een tweede persoon kan een afgeleid criterium met een reden betwisten; het vinkje blijft zichtbaar
#       voor de FG en de raad.
package code_of_practice.dpia_criteria

import data.lib.dpia
import data.lib.facts
import data.lib.finding

# METADATA
# title: These criteria follow from the facts
# custom:
#   code: dpia-criteria/derived
#   effect: oblige
#   kind: obligation
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Deze criteria volgen uit de gegevens
#   remedy:
#     en: Nothing to do; the criteria are shown with the pre-scan.
#     nl: Niets te doen; de criteria staan bij de pre-scan.
findings contains found if {
	count(dpia.derived) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, _told)
}

# METADATA
# title: No criterion follows from the facts that are known
# custom:
#   code: dpia-criteria/none-derived
#   effect: oblige
#   kind: obligation
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Uit de gegevens die bekend zijn, volgt geen criterium
#   remedy:
#     en: Nothing to do; what the answers of the pre-scan add is shown there.
#     nl: Niets te doen; wat de antwoorden van de pre-scan toevoegen, staat daar.
findings contains found if {
	count(facts.judged) > 0
	count(dpia.derived) == 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, _told)
}

# METADATA
# title: A criterion that follows from the facts is contested
# custom:
#   code: dpia-criteria/contested
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Een criterium dat uit de gegevens volgt, is betwist
#   remedy:
#     en: The FG and the council can see who contested it and why.
#     nl: De FG en de raad kunnen zien wie het betwistte en waarom.
findings contains found if {
	count(dpia.contested) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"criteria": sort(dpia.contested)})
}

# What the pre-scan shows: what follows and from what, also when no criterion does.
_told := {
	"because": sort(dpia.because),
	"counted": sort(dpia.criteria),
	"criteria": sort(dpia.derived),
	"points": _points,
	"reasons": sort(dpia.reasons),
	"result": dpia.result,
	"score": _score,
}

default _points := null

_points := dpia.points

default _score := null

_score := dpia.score
