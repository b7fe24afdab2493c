# METADATA
# title: A DPIA is done again when things change
# description: >-
#   A DPIA is done again when the risk changes and when it is {dpia_max_age_months} old. A new data set, column,
#   recipient, model, processor or faculty waits until the DPIA covers it; what already runs goes on.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(11)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-40
#   principle: careful
#   gates: [G5]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 35(11): secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Een DPIA wordt herzien als er iets verandert
#     description: >-
#       Een DPIA wordt herzien als het risico verandert en als zij {dpia_max_age_months} oud is. Een nieuwe gegevensset
#       of ontvanger, een nieuw kenmerk of model, een nieuwe verwerker of faculteit wacht tot de DPIA ook daarover gaat;
#       wat al loopt, gaat door.
package code_of_practice.dpia_renewed

import data.lib.finding

# METADATA
# title: It is not known how old the DPIA is or what changed since
# custom:
#   code: dpia-renewed/not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet bekend hoe oud de DPIA is of wat er sindsdien veranderde
#   remedy:
#     en: Record the day of the DPIA and what changed since.
#     nl: Leg de dag van de DPIA vast en wat er sindsdien veranderde.
findings contains found if {
	_goes_on
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The risk changed since the DPIA
# custom:
#   code: dpia-renewed/risk-changed
#   effect: hold
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Het risico is sinds de DPIA veranderd
#   remedy:
#     en: Revise the DPIA.
#     nl: Herzie de DPIA.
findings contains found if {
	_goes_on
	input.project.dpia.done == true
	"risk" in input.project.dpia.changed_since
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Something new is not in the DPIA
# custom:
#   code: dpia-renewed/part-changed
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Iets nieuws staat niet in de DPIA
#   remedy:
#     en: Bring what is new into the DPIA; until then it waits, and the rest goes on.
#     nl: Neem het nieuwe op in de DPIA; tot dan wacht het, en de rest gaat door.
findings contains found if {
	input.project.dpia.done == true
	changed := {part | some part in input.project.dpia.changed_since; part != "risk"}
	count(changed) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"parts": sort(changed)})
}

# METADATA
# title: The DPIA is due for revision
# custom:
#   code: dpia-renewed/too-old
#   effect: hold
#   kind: violation
#   scope: project
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: De DPIA is toe aan herziening
#   remedy:
#     en: Revise the DPIA, and confirm what is still true.
#     nl: Herzie de DPIA, en bevestig wat nog klopt.
findings contains found if {
	_goes_on
	input.project.dpia.done == true
	is_number(input.project.dpia.age_months)
	input.project.dpia.age_months >= data.parameters.dpia_max_age_months
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"months": input.project.dpia.age_months, "most": data.parameters.dpia_max_age_months},
	)
}

# A project that is closed waits for no DPIA.
_goes_on if not input.review.about == "closing"

_is_known if input.project.dpia.done == false

_is_known if {
	input.project.dpia.done == true
	is_number(input.project.dpia.age_months)
	_lists_changes
}

_lists_changes if {
	is_array(input.project.dpia.changed_since)
	every part in input.project.dpia.changed_since {
		is_string(part)
	}
}
