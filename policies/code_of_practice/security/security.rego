# METADATA
# title: Security, and a clock for breaches
# description: >-
#   Data are pseudonymised, encrypted, open to roles alone and reached over a secure link. From the moment a breach is
#   found a clock runs; within {breach_deadline_hours} the breach is reported, or the reason why not is on record.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 32 and Art. 33
# custom:
#   norm: A-56
#   principle: careful
#   gates: [G2, G5]
#   kind: gap
#   nature: law
#   lifted_by: security-officer
#   confidence:
#     GDPR Art. 32 and Art. 33: secondary
#   nl:
#     title: Beveiliging, en een klok voor datalekken
#     description: >-
#       Gegevens zijn gepseudonimiseerd, versleuteld, alleen per rol toegankelijk en bereikbaar via een veilige
#       verbinding. Vanaf het ontdekken van een datalek loopt een klok; binnen {breach_deadline_hours} is het gemeld, of
#       is vastgelegd waarom niet.
package code_of_practice.security

import data.lib.facts
import data.lib.finding

_measures := {"encrypted", "pseudonymised", "role-access", "secure-link"}

# METADATA
# title: A security measure is not on record
# custom:
#   code: security/measures-lacking
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: security-officer
#   nl:
#     title: Een beveiligingsmaatregel is niet vastgelegd
#   remedy:
#     en: Take the measure and record it with the security officer.
#     nl: Neem de maatregel en leg die met de security officer vast.
findings contains found if {
	not facts.rejects
	lacking := _measures - {measure | some measure in input.project.security.measures}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {"measures": sort(lacking)})
}

# METADATA
# title: It is not known whether a breach is open
# custom:
#   code: security/breach-not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: security-officer
#   nl:
#     title: Niet bekend of er een datalek openstaat
#   remedy:
#     en: The security officer states whether a breach is open.
#     nl: De security officer geeft aan of er een datalek openstaat.
findings contains found if {
	not facts.rejects
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A breach is open and its clock runs
# custom:
#   code: security/clock-runs
#   effect: oblige
#   kind: obligation
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Er staat een datalek open en de klok loopt
#   remedy:
#     en: Report the breach in time, or record why not.
#     nl: Meld het datalek op tijd, of leg vast waarom niet.
findings contains found if {
	_is_undecided
	input.project.security.breach_hours < data.parameters.breach_deadline_hours
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"hours": input.project.security.breach_hours, "most": data.parameters.breach_deadline_hours},
	)
}

# METADATA
# title: A breach was not reported in time
# custom:
#   code: security/clock-over
#   effect: hold
#   kind: violation
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: Een datalek is niet op tijd gemeld
#   remedy:
#     en: Report the breach now, with the reason of the delay.
#     nl: Meld het datalek alsnog, met de reden van de vertraging.
findings contains found if {
	_is_undecided
	input.project.security.breach_hours >= data.parameters.breach_deadline_hours
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"hours": input.project.security.breach_hours, "most": data.parameters.breach_deadline_hours},
	)
}

_is_known if input.project.security.breach_open == false

_is_known if {
	input.project.security.breach_open == true
	is_number(input.project.security.breach_hours)
}

_is_undecided if {
	not facts.rejects
	input.project.security.breach_open == true
	is_number(input.project.security.breach_hours)
	not input.project.security.breach_decided == true
}
