# METADATA
# title: Merging
# description: Brings what the rules ask together into one answer, in which the strictest always wins.
package lib.merge

_narrowing := {"column", "rows", "subject"}

_outcomes := ["permit", "warn", "oblige", "hold", "deny"]

_rank := {
	"keep": 0,
	"truncate": 10,
	"generalise": 20,
	"pseudonymise": 30,
	"drop": 40,
}

# Above every rank with its coarseness.
_strictest := 100

_coarseness := {
	"month": 1,
	"year": 2,
	"band": 3,
}

# METADATA
# description: The outcome by precedence; a refusal of columns, rows or subjects narrows and counts as a condition.
outcome(findings) := _outcomes[max({0} | {_gravity(found) | some found in findings})]

# METADATA
# description: The value where data may be used, and otherwise the other value.
given(outcome, value, otherwise) := otherwise if {
	outcome in {"deny", "hold"}
} else := value

# METADATA
# description: The findings in the order of norm, code, process and column.
ordered(findings) := [found |
	some [_, _, _, _, found] in sort([key |
		some found in findings
		key := [
			found.norm,
			found.code,
			object.get(found, "process", ""),
			object.get(found, "column", ""),
			found,
		]
	])
]

# METADATA
# description: One treatment per requested field; a field that no rule keeps is dropped.
columns(fields, treatments) := object.union(
	{field: {"action": "drop"} | some field in fields},
	strictest(fields, treatments),
)

# METADATA
# description: >-
#   Per field for which a treatment is asked the strictest one, without the field; an action that is not known counts
#   as drop.
strictest(fields, treatments) := {last[0]: _treatment(last[3]) |
	ranked := sort([[treatment.field, _strictness(treatment), object.get(treatment, "scope", ""), treatment] |
		some treatment in treatments
		fields[treatment.field]
	])
	some at, last in ranked
	not ranked[at + 1][0] == last[0]
}

# METADATA
# description: The conditions on rows; of several lower bounds the latest holds, of several upper bounds the earliest.
row_filter(bounds) := {
	"type": "compound",
	"operator": "and",
	"value": conditions,
} if {
	conditions := [condition |
		some condition in array.concat(_lower(bounds), _upper(bounds))
	]
	count(conditions) > 0
} else := null

# METADATA
# description: The shape of the answer with the largest of the group sizes asked, or null where nothing is served.
disclosure(shapes, sizes) := {"shape": shape, "k": _largest(sizes)} if {
	some shape in shapes
} else := null

# METADATA
# description: Holds when fields were left out and none remains but the pseudonym, which alone answers no question.
no_columns(columns, subject_fields) if {
	count(_served(columns) - subject_fields) == 0
	some treatment in columns
	treatment.action == "drop"
}

# METADATA
# description: Holds when no day is left between the bounds.
no_rows(bounds) if {
	some from in _lower(bounds)
	some to in _upper(bounds)
	from.value > to.value
}

# METADATA
# description: The obligations in the order of their types, the parts of each brought together.
obligations(parts) := [obligation |
	some [_, obligation] in sort([[obligation.type, obligation] |
		some obligation in (_brought_together(parts) | _alone(parts))
	])
]

# METADATA
# description: The first of the days on which the answer ends, or null.
expires_on(parts) := min(days) if {
	days := {part.on | some part in parts; part.type == "expire"}
	count(days) > 0
} else := null

_largest(sizes) := max(sizes) if {
	count(sizes) > 0
} else := null

_served(columns) := {field |
	some field, treatment in columns
	treatment.action != "drop"
}

_gravity(found) := 4 if {
	found.effect == "deny"
	not found.scope in _narrowing
} else := 3 if {
	found.effect == "hold"
} else := 2 if {
	found.effect in {"deny", "oblige"}
} else := 1 if {
	found.effect == "warn"
}

_treatment(treatment) := object.remove(treatment, {"field"}) if {
	_rank[treatment.action]
} else := {"action": "drop"}

_strictness(treatment) := _rank[treatment.action] + object.get(_coarseness, object.get(treatment, "level", ""), 0) if {
	_rank[treatment.action]
} else := _strictest

_lower(bounds) := [{
	"type": "field",
	"operator": "gte",
	"field": "row_on",
	"value": max(days),
}] if {
	days := {bound.day | some bound in bounds; bound.operator == "gte"}
	count(days) > 0
} else := []

_upper(bounds) := [{
	"type": "field",
	"operator": "lte",
	"field": "row_on",
	"value": min(days),
}] if {
	days := {bound.day | some bound in bounds; bound.operator == "lte"}
	count(days) > 0
} else := []

_joined := {"admit-subjects", "destroy-past-term", "exclude-rows-before", "expire"}

_brought_together(parts) := {_merged(kind, same) |
	some kind in _joined
	same := {part | some part in parts; part.type == kind}
	count(same) > 0
}

_alone(parts) := {part |
	some part in parts
	not part.type in _joined
}

_merged("admit-subjects", parts) := {
	"type": "admit-subjects",
	"consent": object.union_n([part.consent | some part in parts]),
}

_merged(kind, parts) := {
	"type": kind,
	"field": "row_on",
	"day": max({part.day | some part in parts}),
} if {
	kind in {"destroy-past-term", "exclude-rows-before"}
}

_merged("expire", parts) := {
	"type": "expire",
	"on": min({part.on | some part in parts}),
}
