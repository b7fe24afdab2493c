# METADATA
# title: Facts
# description: Tells which processes a gate judges and which facts without which it cannot decide are missing.
package lib.facts

_first_day := "0000-01-01"

_process_words := {
	"activity": {"study", "development", "application"},
	"analytics": {"descriptive", "diagnostic", "predictive", "prescriptive"},
	"facing": {"student", "teacher", "adviser", "management", "council", "research"},
	"level": {"policy", "group", "person"},
}

_numbers := [
	"ai_log_months",
	"breach_deadline_hours",
	"chat_log_days",
	"code_extension_months",
	"code_hold_months",
	"code_warn_months",
	"consent_age",
	"consent_request_months",
	"consent_requests_a_year",
	"consent_share",
	"council_interim_days",
	"dominance_share",
	"dpia_max_age_months",
	"dpia_sections",
	"edpb_criteria",
	"fairness_high",
	"fairness_low",
	"followed_advisers",
	"followed_share",
	"identifier_ask_share",
	"identifier_refuse_share",
	"invite_share",
	"k_fairness",
	"k_floor",
	"large_scale_subjects",
	"lia_max_age_months",
	"lms_account_months",
	"max_columns",
	"minimum_group_size",
	"model_green",
	"model_lift",
	"model_yellow",
	"percent_high",
	"percent_low",
	"prescan_score",
	"propagation_hours",
	"pseudonym_key_bytes",
	"retention_max_months",
	"rights_deadline_months",
	"round_base",
]

_days := ["high_risk_from", "legacy_high_risk_from"]

# Per gate: where the fact stands in the input, and what it must be. An array or a text may not be empty, a list may:
# at ingest only columns that may hold a number of persons are told.
_needed("G0") := [
	[["ingest", "columns"], "list"],
	[["institution", "retention_max", "months"], "number"],
	[["institution", "retention_max", "cutoff_on"], "day"],
]

_needed("G1") := [
	[["institution", "goals"], "array"],
	[["project"], "object"],
	[["processes"], "array"],
]

_needed("G2") := [
	[["project"], "object"],
	[["decision", "decider_is_requester"], "boolean"],
	[["decision", "decider_is_preparer"], "boolean"],
	[["decision", "decider_is_tester"], "boolean"],
	[["decision", "tester_is_preparer"], "boolean"],
	[["decision", "mandate", "held"], "boolean"],
	[["decision", "mandate", "in_force"], "boolean"],
	[["decision", "mandate", "covers_route"], "boolean"],
	[["decision", "test", "done"], "boolean"],
]

_needed("G3") := [
	[["institution", "retention_max", "cutoff_on"], "day"],
	[["request", "process"], "text"],
	[["request", "process_version"], "text"],
	[["request", "fields"], "array"],
	[["request", "requester", "is_member"], "boolean"],
	[["dataset", "fields"], "array"],
	[["dataset", "dated"], "boolean"],
]

_needed("G4") := [
	[["act", "kind"], "text"],
	[["act", "process"], "text"],
	[["processes"], "array"],
]

_needed("G5") := [
	[["project"], "object"],
	[["processes"], "array"],
]

_needed("G6") := [[["output", "kind"], "text"]]

# Where a gate that is about one process names it.
_about_one := {
	"G3": ["request", "process"],
	"G4": ["act", "process"],
	"G6": ["output", "process"],
}

# METADATA
# scope: document
# description: >-
#   The processes that the gate judges: all, or the one that is named where a gate is about one, and none for who
#   rejects a project.
judged := [process |
	some process in input.processes
	_is_judged(process)
]

# METADATA
# scope: document
# description: The columns that a request asks.
requested contains field if some field in input.request.fields

# METADATA
# scope: document
# description: The facts that are missing or unreadable, as paths; while there is one the gate cannot decide.
missing contains "gate" if not _is_known_gate

missing contains "today" if not is_day(object.get(input, "today", null))

missing contains concat(".", ["parameters", name]) if {
	some name in _numbers
	not _is_number(name)
}

missing contains concat(".", ["parameters", name]) if {
	some name in _days
	not is_day(object.get(data.parameters, name, null))
}

missing contains "parameters.in_force" if not _lists_in_force

missing contains concat(".", path) if {
	some [path, kind] in _needed(input.gate)
	not _is(kind, object.get(input, path, null))
}

missing contains "processes" if {
	input.gate == "G2"
	not rejects
	not _is("array", object.get(input, "processes", null))
}

missing contains "processes.id" if {
	input.gate in {"G1", "G2", "G3", "G4", "G5"}
	count(_process_ids) != count(input.processes)
}

missing contains "processes.requested" if {
	input.gate in {"G3", "G4"}
	count(judged) != 1
}

missing contains concat(".", ["processes", process.id, fact]) if {
	some process in judged
	some fact, words in _process_words
	not _says(process, fact, words)
}

missing contains concat(".", ["processes", process.id, "bases_stated"]) if {
	input.gate == "G1"
	some process in judged
	not is_number(object.get(process, "bases_stated", null))
}

missing contains concat(".", ["processes", process.id, "fields"]) if {
	some process in judged
	not _names_fields(process)
}

missing contains concat(".", ["processes", process.id, "basis"]) if {
	input.gate != "G1"
	some process in judged
	not _is("text", object.get(process, "basis", null))
}

missing contains concat(".", ["processes", process.id, "participation_choice"]) if {
	input.gate in {"G2", "G3", "G4", "G6"}
	some process in judged
	not is_boolean(object.get(process, "participation_choice", null))
}

missing contains concat(".", ["processes", process.id, "retention"]) if {
	input.gate == "G3"
	some process in judged
	stated(object.get(process, "retention", null))
	not is_day(object.get(process, ["retention", "cutoff_on"], null))
}

missing contains "ingest.columns.name" if {
	input.gate == "G0"
	some column in input.ingest.columns
	not _is("text", object.get(column, "name", null))
}

missing contains "ingest.columns.name" if {
	input.gate == "G0"
	some column in input.ingest.columns
	not is_object(column)
}

missing contains "request.fields" if {
	input.gate == "G3"
	some field in input.request.fields
	not is_string(field)
}

missing contains "request.shape" if {
	input.gate == "G3"
	not object.get(input, ["request", "shape"], null) in {"rows", "table"}
}

missing contains "approval.period" if {
	input.gate == "G3"
	stated(object.get(input, "approval", null))
	not is_object(object.get(input.approval, "period", null))
}

missing contains concat(".", [holder, "period", end]) if {
	input.gate == "G3"
	some holder in ["approval", "request"]
	some end in ["from", "to"]
	day := object.get(input, [holder, "period", end], null)
	stated(day)
	not is_day(day)
}

missing contains concat(".", ["dataset", "fields", field]) if {
	input.gate == "G3"
	some field in input.request.fields
	not _described[field]
}

# METADATA
# description: Holds for a decision that rejects; it needs the mandate and the distance, not the papers of an approval.
rejects if input.decision.outcome == "rejected"

# METADATA
# description: Holds for any value that is neither absent nor null.
stated(value) if not is_null(value)

# METADATA
# description: Holds for a calendar day written as 2026-11-22, which orders as text.
is_day(value) if {
	is_string(value)
	trim(value, "0123456789-") == ""
	[count(part) | some part in split(value, "-")] == [4, 2, 2]
	value > _first_day
}

# METADATA
# description: Holds for an instant in UTC with milliseconds, as 2026-11-22T09:30:00.000Z, which orders as text.
is_moment(value) if {
	is_string(value)
	count(value) == 24
	is_day(substring(value, 0, 10))
	_is_time(substring(value, 10, 14))
}

# What follows the day, as T09:30:00.000Z: where the signs stand, and digits between them.
_is_time(text) if {
	signs := [substring(text, at, 1) | some at in [0, 3, 6, 9, 13]]
	signs == ["T", ":", ":", ".", "Z"]
	digits := concat("", [substring(text, at, 2) | some at in [1, 4, 7, 10, 11]])
	trim(digits, "0123456789") == ""
}

_is_judged(_) if {
	input.gate in {"G1", "G2", "G5"}
	not rejects
}

_is_judged(process) if process.id == _named

_named := object.get(input, _about_one[input.gate], null)

_is_known_gate if input.gate in {"G0", "G1", "G2", "G3", "G4", "G5", "G6"}

_lists_in_force if is_array(data.parameters.in_force)

_is_number(name) if is_number(data.parameters[name])

_names_fields(process) if {
	is_array(process.fields)
	every field in process.fields {
		is_string(field.field)
	}
}

_says(process, fact, words) if process[fact] in words

_process_ids contains process.id if {
	some process in input.processes
	is_string(process.id)
}

_described contains known.field if {
	some known in input.dataset.fields
	is_boolean(known.national_identifier)
	is_string(known.classification)
}

_is("array", value) if {
	is_array(value)
	count(value) > 0
}

_is("list", value) if is_array(value)

_is("text", value) if {
	is_string(value)
	value != ""
}

_is("day", value) if is_day(value)

_is("boolean", value) if is_boolean(value)

_is("number", value) if is_number(value)

_is("object", value) if is_object(value)
