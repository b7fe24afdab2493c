# METADATA
# title: Criteria of a DPIA
# description: >-
#   Derives from the facts which of the nine EDPB criteria a project meets, and tells which facts are not known.
package lib.dpia

import data.lib.facts

_forecasting := {"predictive", "prescriptive"}

_effects := {"legal", "similar"}

_sensitive := {"criminal-offence", "sensitive-proxy", "special-category"}

_stated := {"blocks_right", "continuous", "joins_controllers", "new_technology"}

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
derived contains "evaluation" if {
	some process in facts.judged
	process.level == "person"
	process.analytics in _forecasting
}

derived contains "automated-decision" if {
	some process in facts.judged
	process.decision.effect in _effects
}

derived contains "systematic-monitoring" if {
	some process in facts.judged
	process.continuous == true
}

derived contains "sensitive-data" if {
	some process in facts.judged
	some field in process.fields
	_is_sensitive(field)
}

derived contains "large-scale" if {
	some process in facts.judged
	is_number(process.subjects.count)
	process.subjects.count >= data.parameters.large_scale_subjects
}

derived contains "matching" if {
	some process in facts.judged
	process.joins_controllers == true
}

# Students depend on their institution.
derived contains "vulnerable-subjects" if {
	some _ in facts.judged
}

derived contains "new-technology" if {
	some process in facts.judged
	process.new_technology == true
}

derived contains "new-technology" if {
	some process in facts.judged
	process.analytics in _forecasting
}

derived contains "prevents-right" if {
	some process in facts.judged
	process.blocks_right == true
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
