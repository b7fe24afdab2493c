# METADATA
# title: Personal data do not go to others and are not sold
# description: >-
#   Personal data stay with the institution. Others receive them only as joint controller with an arrangement, as
#   controller with an agreement and a basis of their own, as processor, or because a statute says so. They are never
#   sold. Released tables hold no personal data and are free.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(1)(b) and Art. 6
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 26
#   - ref: https://doe-meer-met-studiedata.nl/praktijkverhaal/laat-studiedata-voor-je-werken/
#     description: Interview with the vice-chair of the student council of VU Amsterdam
#   - ref: https://internalmagazines.wur.nl/wur-is-serious-about-data-5/privacy/
#     description: Interview with a privacy officer of Wageningen University & Research
# custom:
#   norm: A-08
#   principle: accountable
#   gates: [G1, G2, G3]
#   kind: violation
#   nature: code
#   lifted_by: requester
#   confidence:
#     GDPR Art. 5(1)(b) and Art. 6: verified
#     GDPR Art. 26: background
#     Interview with the vice-chair of the student council of VU Amsterdam: verified
#     Interview with a privacy officer of Wageningen University & Research: verified
#   nl:
#     title: Persoonsgegevens gaan niet naar anderen en worden niet verkocht
#     description: >-
#       Persoonsgegevens blijven bij de instelling. Anderen krijgen ze alleen als gezamenlijke
#       verwerkingsverantwoordelijke met een onderlinge regeling, als verwerkingsverantwoordelijke met een overeenkomst
#       en een eigen grondslag, als verwerker, of omdat een wet het zegt. Verkopen mag nooit. Vrijgegeven tabellen
#       bevatten geen persoonsgegevens en vallen niet onder deze regel.
package code_of_practice.no_third_parties

import data.lib.facts
import data.lib.finding

_roles := {"controller", "joint-controller", "processor", "subject", "supervisor"}

_on_own_account := {"controller", "supervisor"}

# METADATA
# title: It is not stated who receives the data
# custom:
#   code: no-third-parties/not-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld wie de gegevens ontvangt
#   remedy:
#     en: State who receives the data; the list may be empty.
#     nl: Geef aan wie de gegevens ontvangt; de lijst mag leeg zijn.
findings contains found if {
	some process in facts.judged
	not _lists_recipients(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Of a recipient the role, or whether it pays, is not stated
# custom:
#   code: no-third-parties/not-described
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Van een ontvanger staat de rol niet vermeld, of niet of hij betaalt
#   remedy:
#     en: State in which role this party receives personal data, and whether it pays for them.
#     nl: Geef aan in welke rol deze partij persoonsgegevens ontvangt, en of zij ervoor betaalt.
findings contains found if {
	some [process, recipient] in _personal
	not _is_described(recipient)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Personal data would be sold
# custom:
#   code: no-third-parties/sold
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: mandate-holder
#   nl:
#     title: Persoonsgegevens zouden worden verkocht
#   remedy:
#     en: Leave the sale out.
#     nl: Laat de verkoop weg.
findings contains found if {
	some [process, recipient] in _personal
	recipient.pays == true
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"recipient": _name(recipient)},
	)
}

# METADATA
# title: Personal data would go to a party outside the institution
# custom:
#   code: no-third-parties/third-party
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Persoonsgegevens zouden naar een partij buiten de instelling gaan
#   remedy:
#     en: Give a released table instead, or record the statute, or the agreement and the basis of that party.
#     nl: >-
#       Geef in plaats daarvan een vrijgegeven tabel, of leg de wet vast, of de overeenkomst en de grondslag van die
#       partij.
findings contains found if {
	some [process, recipient] in _personal
	recipient.role in _on_own_account
	not _may_receive(recipient)
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"recipient": _name(recipient)},
	)
}

# METADATA
# title: The receiving party has no basis of its own
# custom:
#   code: no-third-parties/no-basis
#   effect: deny
#   kind: gap
#   scope: process
#   nature: law
#   lifted_by: requester
#   nl:
#     title: De ontvangende partij heeft geen eigen grondslag
#   remedy:
#     en: Record the basis on which this party processes the data, or leave it out.
#     nl: Leg de grondslag vast waarop deze partij de gegevens verwerkt, of laat haar weg.
findings contains found if {
	some [process, recipient] in _personal
	recipient.role in _on_own_account
	not recipient.statutory == true
	not recipient.basis_stated == true
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"recipient": _name(recipient)},
	)
}

# METADATA
# title: There is no arrangement with a joint controller
# custom:
#   code: no-third-parties/no-arrangement
#   effect: deny
#   kind: gap
#   scope: process
#   nature: law
#   lifted_by: privacy-officer
#   nl:
#     title: Met een gezamenlijke verwerkingsverantwoordelijke is geen regeling
#   remedy:
#     en: Record the mutual arrangement of Art. 26 with this party.
#     nl: Leg de onderlinge regeling van art. 26 met deze partij vast.
findings contains found if {
	input.gate == "G3"
	some [process, recipient] in _personal
	_lacks_arrangement(recipient)
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"recipient": _name(recipient)},
	)
}

# METADATA
# title: The arrangement with a joint controller is awaited
# custom:
#   code: no-third-parties/arrangement-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   nature: law
#   lifted_by: privacy-officer
#   nl:
#     title: De regeling met een gezamenlijke verwerkingsverantwoordelijke ontbreekt nog
#   remedy:
#     en: Record the mutual arrangement of Art. 26 with this party.
#     nl: Leg de onderlinge regeling van art. 26 met deze partij vast.
findings contains found if {
	input.gate == "G2"
	some [process, recipient] in _personal
	_lacks_arrangement(recipient)
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"recipient": _name(recipient)},
	)
}

_lists_recipients(process) if is_array(process.recipients)

# A recipient receives personal data unless it is on record that it does not.
_personal contains [process, recipient] if {
	some process in facts.judged
	some recipient in process.recipients
	not _gets_tables(recipient)
}

_gets_tables(recipient) if recipient.personal_data == false

_is_described(recipient) if {
	recipient.role in _roles
	is_boolean(recipient.pays)
}

_lacks_arrangement(recipient) if {
	recipient.role == "joint-controller"
	not recipient.arrangement_stated == true
}

_may_receive(recipient) if recipient.statutory == true

_may_receive(recipient) if {
	recipient.role == "controller"
	recipient.agreement_stated == true
	recipient.basis_stated == true
}

_name(recipient) := recipient.kind if {
	is_string(recipient.kind)
} else := "unknown"
