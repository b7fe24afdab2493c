# METADATA
# title: Population
# description: Tells which rows are approved. An approved column says all, or the values of which the rows alone are.
package lib.population

# METADATA
# scope: document
# description: >-
#   The columns of which only some values are approved. A row has one of them in each, also where a column is not
#   asked.
bounding := [approved |
	some approved in input.approval.fields
	is_array(approved.only)
	count(approved.only) > 0
]

# METADATA
# scope: document
# description: Holds when a column of the approval does not say which rows are approved.
is_open if {
	some approved in input.approval.fields
	not _says_which_rows(approved)
}

_says_which_rows(approved) if {
	is_string(approved.field)
	approved.only == "all"
}

_says_which_rows(approved) if {
	is_string(approved.field)
	is_array(approved.only)
	count(approved.only) > 0
}
