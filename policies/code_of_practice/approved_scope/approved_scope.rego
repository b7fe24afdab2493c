# METADATA
# title: Only what was approved
# description: >-
#   Data are served to members of the project, for the approved version of the process, within the approved columns,
#   forms and period, under the pseudonym of that process, and until the approval ends. Where a project is about part of
#   the students, such as one programme or cohort, only their rows are served.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 25(2)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(5)
#   - ref: https://www.cbs.nl/en-gb/our-services/customised-services-microdata/microdata-conducting-your-own-research
#     description: Statistics Netherlands, microdata, conducting your own research
# custom:
#   norm: A-46
#   principle: careful
#   gates: [G3]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 25(2): verified
#     GDPR Art. 4(5): secondary
#     Statistics Netherlands, microdata, conducting your own research: verified
#   nl:
#     title: Alleen wat is goedgekeurd
#     description: >-
#       Gegevens gaan naar leden van het project, voor de goedgekeurde versie van de verwerking, binnen de goedgekeurde
#       kenmerken, vormen en periode, onder het pseudoniem van die verwerking, en tot de goedkeuring afloopt. Gaat een
#       project over een deel van de studenten, zoals een opleiding of een cohort, dan worden alleen hun rijen geleverd.
package code_of_practice.approved_scope

import data.lib.facts
import data.lib.finding
import data.lib.population

# How a field is given in each form that may be approved.
_treatments := {
	"as-is": {"action": "keep"},
	"generalised": {"action": "generalise", "level": "band"},
	"month": {"action": "truncate", "level": "month"},
	"year": {"action": "truncate", "level": "year"},
}

# METADATA
# title: There is no approval yet
# custom:
#   code: approved-scope/no-approval
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Er is nog geen goedkeuring
#   remedy:
#     en: The mandate holder decides on the project first.
#     nl: Eerst neemt de mandaathouder een besluit over het project.
findings contains found if {
	not _approval
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: The approval is not in force
# custom:
#   code: approved-scope/not-in-force
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: De goedkeuring is niet van kracht
#   remedy:
#     en: Ask the mandate holder why the approval was suspended or ended.
#     nl: Vraag de mandaathouder waarom de goedkeuring is opgeschort of gestopt.
findings contains found if {
	not _approval.in_force == true
	_approval
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: The approval has ended
# custom:
#   code: approved-scope/ended
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: De goedkeuring is verlopen
#   remedy:
#     en: Ask for a renewal of the approval.
#     nl: Vraag een verlenging van de goedkeuring aan.
findings contains found if {
	_ends
	_approval.ends_on < input.today
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process},
		{"ends_on": _approval.ends_on},
	)
}

# METADATA
# title: The approval has no end
# custom:
#   code: approved-scope/no-end
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: De goedkeuring heeft geen einddatum
#   remedy:
#     en: The mandate holder states until when the approval holds.
#     nl: De mandaathouder geeft aan tot wanneer de goedkeuring geldt.
findings contains found if {
	_approval
	not _ends
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: Another version of the process was approved
# custom:
#   code: approved-scope/other-version
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Een andere versie van de verwerking is goedgekeurd
#   remedy:
#     en: Request the approved version, or submit the change for a decision.
#     nl: Vraag de goedgekeurde versie aan, of leg de wijziging voor aan de mandaathouder.
findings contains found if {
	_approval
	not _approved_version
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process},
		{"version": input.request.process_version},
	)
}

# METADATA
# title: The requester is not a member of the project
# custom:
#   code: approved-scope/not-a-member
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: De aanvrager is geen lid van het project
#   remedy:
#     en: Have the project lead add the requester as a member, or let a member make the request.
#     nl: Laat de projectleider de aanvrager als lid toevoegen, of laat een lid de aanvraag doen.
findings contains found if {
	not input.request.requester.is_member == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: A column is outside the approval
# custom:
#   code: approved-scope/field-outside
#   effect: deny
#   kind: violation
#   scope: column
#   lifted_by: mandate-holder
#   nl:
#     title: Een kenmerk valt buiten de goedkeuring
#   remedy:
#     en: Leave the column out, or submit an amendment in which the question needs it.
#     nl: Laat het kenmerk weg, of dien een wijziging in waarin de vraag dit kenmerk nodig heeft.
findings contains found if {
	_approval
	some field in input.request.fields
	not _approved[field]
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process, "column": field}, {})
}

# METADATA
# title: A column is served in a coarser form
# custom:
#   code: approved-scope/coarser-form
#   effect: oblige
#   kind: obligation
#   scope: column
#   lifted_by: mandate-holder
#   nl:
#     title: Een kenmerk wordt in een grovere vorm geleverd
#   remedy:
#     en: Work with the approved form, or submit an amendment for a finer one.
#     nl: Werk met de goedgekeurde vorm, of dien een wijziging in voor een fijnere.
findings contains found if {
	some approved in _asked
	approved.form != "as-is"
	treatment := _treatments[approved.form]
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process, "column": approved.field},
		{"level": treatment.level},
	)
}

# METADATA
# title: The period is narrowed to the approved one
# custom:
#   code: approved-scope/period-narrowed
#   effect: oblige
#   kind: obligation
#   scope: rows
#   lifted_by: mandate-holder
#   nl:
#     title: De periode is beperkt tot de goedgekeurde
#   remedy:
#     en: Work with the approved period, or submit an amendment for a longer one.
#     nl: Werk met de goedgekeurde periode, of dien een wijziging in voor een langere.
findings contains found if {
	_period_narrowed
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process},
		{"from": object.get(_approved_period, "from", null), "to": object.get(_approved_period, "to", null)},
	)
}

# METADATA
# title: It is not known which rows are approved
# custom:
#   code: approved-scope/rows-not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Niet bekend welke rijen zijn goedgekeurd
#   remedy:
#     en: The approval says of each column whether all rows are approved, or those with which values.
#     nl: De goedkeuring zegt per kenmerk of alle rijen zijn goedgekeurd, of die met welke waarden.
findings contains found if {
	population.is_open
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: Only the rows of the approved population are served
# custom:
#   code: approved-scope/rows-bounded
#   effect: oblige
#   kind: obligation
#   scope: rows
#   lifted_by: mandate-holder
#   nl:
#     title: Alleen de rijen van de goedgekeurde populatie worden geleverd
#   remedy:
#     en: Submit an amendment in which the question needs the other rows.
#     nl: Dien een wijziging in waarin de vraag de andere rijen nodig heeft.
findings contains found if {
	some approved in population.bounding
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process, "column": approved.field},
		{"values": count(approved.only)},
	)
}

# METADATA
# title: Persons are shown under the pseudonym of the process
# custom:
#   code: approved-scope/pseudonymised
#   effect: oblige
#   kind: obligation
#   scope: subject
#   lifted_by: nobody
#   nl:
#     title: Personen staan onder het pseudoniem van de verwerking
#   remedy:
#     en: Nothing to do; the same person keeps the same pseudonym within this process.
#     nl: Niets te doen; dezelfde persoon houdt binnen deze verwerking hetzelfde pseudoniem.
findings contains found if {
	_approval
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": input.request.process}, {})
}

# METADATA
# title: Access ends with the approval
# custom:
#   code: approved-scope/access-ends
#   effect: oblige
#   kind: obligation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: De toegang eindigt met de goedkeuring
#   remedy:
#     en: Ask in time for a renewal when the work takes longer.
#     nl: Vraag op tijd een verlenging aan als het werk langer duurt.
findings contains found if {
	facts.is_day(_approval.ends_on)
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process},
		{"ends_on": _approval.ends_on},
	)
}

# METADATA
# scope: document
# description: The pseudonym, the approved rows and the end of access.
obligations contains {"type": "pseudonymise-subject", "scope": input.request.process} if _approval

obligations contains {"type": "include-rows", "field": approved.field, "values": sort(approved.only)} if {
	some approved in population.bounding
}

obligations contains {"type": "expire", "on": _approval.ends_on} if facts.is_day(_approval.ends_on)

# METADATA
# scope: document
# description: The approved fields, each in its approved form; the subject under its pseudonym.
columns contains object.union(treatment, {"field": approved.field}) if {
	some approved in _asked
	treatment := _treatments[approved.form]
}

columns contains {"field": field, "action": "drop"} if {
	some field in input.request.fields
	not _approved[field]
}

columns contains {"field": known.field, "action": "pseudonymise", "scope": input.request.process} if {
	_approval
	some known in input.dataset.fields
	known.classification == "subject"
}

# METADATA
# scope: document
# description: The requested and the approved period, both of which hold.
rows contains {"operator": "gte", "day": period.from} if {
	some period in _periods
	facts.stated(period.from)
}

rows contains {"operator": "lte", "day": period.to} if {
	some period in _periods
	facts.stated(period.to)
}

_approval := input.approval if is_object(input.approval)

_ends if facts.is_day(_approval.ends_on)

_approved_period := _approval.period if is_object(_approval.period)

_periods := {_approved_period, object.get(input.request, "period", null)}

_approved_version if {
	_approval.process_version == input.request.process_version
	some process in facts.judged
	process.version == input.request.process_version
}

# Approved at all, and in no form that is unknown here.
# A field that is approved in two forms is approved when each of them says how the field is served.
_approved := {approved.field | some approved in _asked} - {approved.field |
	some approved in _asked
	not _treatments[approved.form]
}

_asked := [approved |
	some approved in _approval.fields
	facts.requested[approved.field]
]

_period_narrowed if {
	facts.stated(_approved_period.from)
	not _starts_within
}

_period_narrowed if {
	facts.stated(_approved_period.to)
	not _ends_within
}

_starts_within if input.request.period.from >= _approved_period.from

_ends_within if {
	facts.stated(input.request.period.to)
	input.request.period.to <= _approved_period.to
}
