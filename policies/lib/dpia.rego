# METADATA
# title: The pre-scan of a DPIA
# description: >-
#   Derives from the facts which of the nine EDPB criteria a project meets and why, adds up the points of the pre-scan,
#   and tells whether a DPIA is needed and which facts are not known.
# related_resources:
#   - ref: https://ec.europa.eu/newsroom/article29/items/611236
#     description: Guidelines on DPIA, WP 248 rev.01
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA, sources/prescan.yaml
package lib.dpia

import data.lib.facts
import data.lib.model

_forecasting := {"predictive", "prescriptive"}

_effects := {"legal", "similar"}

_sensitive := {"criminal-offence", "free-text", "sensitive-proxy", "special-category"}

_stated := {"blocks_right", "continuous", "joins_controllers", "new_technology"}

# Between these and the institution power is unequal: students and staff depend on it, and children and people who are
# vulnerable for another reason can oppose it less. Others, such as former students, do not by being who they are.
_dependent := {"staff", "students", "under-16", "vulnerable"}

# How heavily the pre-scan weighs a kind of data subject.
_weights := {
	"other": 0,
	"staff": 1,
	"students": 1,
	"under-16": 3,
	"vulnerable": 3,
}

_often := {
	"continuous": 1,
	"irregular": 0,
	"monthly": 1,
	"more-than-monthly": 1,
	"once": 0,
	"yearly": 0,
}

_for_minors := {
	"aimed": 2,
	"none": 0,
	"possible": 1,
}

_flagged := {false: 0, true: 1}

# METADATA
# scope: document
# description: The criteria that count, derived or ticked; a derived one that a second person contested does not.
criteria contains criterion if {
	some criterion in derived
	not criterion in contested
}

criteria contains criterion if some criterion in input.project.prescan.criteria

# METADATA
# scope: document
# description: The derived criteria that a second person contested with a reason; they stay visible.
contested contains criterion if {
	some criterion in input.project.prescan.contested
	criterion in derived
}

# METADATA
# scope: document
# description: The criteria that follow from the facts.
derived contains reason.criterion if some reason in because

# METADATA
# scope: document
# description: Each criterion that follows from the facts, with the fact and the process from which it follows.
because contains _reason("evaluation", "person-forecast", process) if {
	some process in facts.judged
	process.level == "person"
	process.analytics in _forecasting
}

# Why a person does well or not is an evaluation of that person, also when nothing is forecast.
because contains _reason("evaluation", "person-assessment", process) if {
	some process in facts.judged
	process.level == "person"
	process.analytics == "diagnostic"
}

because contains _reason("automated-decision", "decision-effect", process) if {
	some process in facts.judged
	process.decision.effect in _effects
}

because contains _reason("systematic-monitoring", "continuous", process) if {
	some process in facts.judged
	process.continuous == true
}

because contains _reason("sensitive-data", "sensitive-field", process) if {
	some process in facts.judged
	some field in process.fields
	_is_sensitive(field)
}

because contains _reason("sensitive-data", "location", process) if {
	some process in facts.judged
	"location" in process.modality
}

because contains _reason("large-scale", "subject-count", process) if {
	some process in facts.judged
	is_number(process.subjects.count)
	process.subjects.count >= data.parameters.large_scale_subjects
}

because contains _reason("matching", "joins-controllers", process) if {
	some process in facts.judged
	process.joins_controllers == true
}

because contains {"criterion": "vulnerable-subjects", "fact": kind, "process": null} if {
	some _ in facts.judged
	some kind in input.project.prescan.subject_kinds
	kind in _dependent
}

because contains _reason("new-technology", "new-technology", process) if {
	some process in facts.judged
	process.new_technology == true
}

because contains _reason("new-technology", "forecast", process) if {
	some process in facts.judged
	process.analytics in _forecasting
}

because contains _reason("new-technology", "model", process) if {
	some process in model.used
	not process.analytics in _forecasting
	not process.model.kind == "rule"
}

because contains _reason("prevents-right", "blocks-right", process) if {
	some process in facts.judged
	process.blocks_right == true
}

# METADATA
# scope: document
# description: Why a DPIA is needed; empty where nothing that is known asks one.
reasons contains "article-35-3" if count(input.project.prescan.article_35_3) > 0

reasons contains "ap-list" if count(input.project.prescan.ap_items) > 0

reasons contains "criteria" if count(criteria) >= data.parameters.edpb_criteria

reasons contains "score" if score > data.parameters.prescan_score

reasons contains "new-law" if input.project.prescan.new_law == true

default result := "not-required"

# METADATA
# scope: document
# description: Whether a DPIA is required, recommended, not required, or not known while a fact is missing.
result := "required" if {
	count(reasons) > 0
} else := "not-known" if {
	not known
} else := "recommended" if {
	count(criteria) == 1
}

# METADATA
# description: Holds when everything is known of which a reason for a DPIA may follow.
known if {
	unknown == set()
	is_number(score)
	is_array(input.project.prescan.criteria)
	is_array(input.project.prescan.ap_items)
	is_array(input.project.prescan.article_35_3)
	is_boolean(input.project.prescan.new_law)
}

# METADATA
# description: The sum of the points of the pre-scan; undefined while the answer to a question is not known.
score := sum([point | some point in points]) if is_object(points)

# METADATA
# description: The points of the pre-scan for each of its questions.
points := {
	"base-registry": _flagged[input.project.prescan.base_registry],
	"frequency": _often[input.project.prescan.frequency],
	"kept": _reached(input.project.prescan.kept_months, [12]),
	"minors": _for_minors[input.project.prescan.minors_service],
	"ordinary": _reached(input.project.prescan.ordinary_kinds, [6]),
	"sensitive": _reached(input.project.prescan.sensitive_kinds, [1, 7]),
	"special": _reached(input.project.prescan.special_kinds, [1, 7]),
	"subject-count": _reached(_most_subjects, [data.parameters.large_scale_subjects]),
	"subject-kinds": _reached(_weight, [3, 4]),
	"transfer": _transfer,
}

# METADATA
# scope: document
# description: The processes of which facts are not known from which a criterion would follow.
unknown contains process.id if {
	some process in facts.judged
	some name in _stated
	not _says(process, name)
}

unknown contains process.id if {
	some process in facts.judged
	not _counts_subjects(process)
}

unknown contains process.id if {
	some process in facts.judged
	not _states_effect(process)
}

unknown contains process.id if {
	some process in facts.judged
	some field in process.fields
	not _is_classified(field)
}

_is_sensitive(field) if field.classification in _sensitive

_is_sensitive(field) if field.national_identifier == true

_is_classified(field) if {
	is_string(field.classification)
	is_boolean(field.national_identifier)
}

_says(process, name) if is_boolean(process[name])

_counts_subjects(process) if is_number(process.subjects.count)

_states_effect(process) if is_string(process.decision.effect)

_reason(criterion, fact, process) := {"criterion": criterion, "fact": fact, "process": process.id}

# How many of these bounds a number reaches.
_reached(number, bounds) := count([bound | some bound in bounds; number >= bound]) if is_number(number)

_most_subjects := max(counts) if {
	counts := [process.subjects.count | some process in facts.judged; is_number(process.subjects.count)]
	count(counts) == count(facts.judged)
}

_weight := sum(weights) if {
	weights := [weight |
		some kind in input.project.prescan.subject_kinds
		weight := _weights[kind]
	]
	count(weights) == count(input.project.prescan.subject_kinds)
	count(weights) > 0
}

_transfer := 0 if {
	input.project.prescan.transfers == false
	input.project.prescan.stored_outside == false
}

_transfer := 1 if {
	input.project.prescan.transfers == false
	input.project.prescan.stored_outside == true
}

_transfer := 1 if {
	input.project.prescan.transfers == true
	input.project.prescan.stored_outside == false
	input.project.prescan.special_transferred == false
}

_transfer := 2 if {
	input.project.prescan.transfers == true
	input.project.prescan.stored_outside == true
}

_transfer := 2 if {
	input.project.prescan.transfers == true
	input.project.prescan.special_transferred == true
}
