# METADATA
# title: Withdrawing is as easy as giving
# description: >-
#   A student withdraws consent as easily as it was given, at any time. The withdrawal works at once on every table and
#   stream, and copies that were handed out are recalled and the recall is confirmed. When a withdrawal takes more than
#   {propagation_hours} to work everywhere, a warning follows. What was done before stays lawful.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7(3)
#   - ref: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en
#     description: EDPB guidelines 05/2020 on consent
# custom:
#   norm: A-18
#   principle: balanced
#   gates: [G3]
#   kind: violation
#   nature: law
#   lifted_by: privacy-officer
#   confidence:
#     GDPR Art. 7(3): verified
#     EDPB guidelines 05/2020 on consent: background
#   nl:
#     title: Intrekken is zo makkelijk als geven
#     description: >-
#       Een student trekt toestemming even makkelijk in als zij is gegeven, op elk moment. De intrekking werkt meteen in
#       elke tabel en stroom; geleverde kopieën worden teruggeroepen en dat wordt bevestigd. Duurt het langer dan
#       {propagation_hours} tot een intrekking overal werkt, dan volgt een waarschuwing. Wat voor de intrekking
#       gebeurde, blijft rechtmatig.
package code_of_practice.easy_withdrawal

import data.lib.consent
import data.lib.finding

# METADATA
# title: It is not known how easily consent is withdrawn
# custom:
#   code: easy-withdrawal/ease-not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend hoe makkelijk toestemming wordt ingetrokken
#   remedy:
#     en: Count the steps to give and to withdraw consent, and record them.
#     nl: Tel de stappen om toestemming te geven en in te trekken, en leg ze vast.
findings contains found if {
	some process in consent.needed
	not _is_counted(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Withdrawing takes more steps than giving
# custom:
#   code: easy-withdrawal/harder
#   effect: hold
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Intrekken kost meer stappen dan geven
#   remedy:
#     en: Make withdrawing as easy as giving.
#     nl: Maak intrekken even makkelijk als geven.
findings contains found if {
	some process in consent.needed
	_is_counted(process)
	process.consent.clicks_to_withdraw > process.consent.clicks_to_give
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"give": process.consent.clicks_to_give, "withdraw": process.consent.clicks_to_withdraw},
	)
}

# METADATA
# title: A withdrawal takes more than {propagation_hours} to work everywhere
# custom:
#   code: easy-withdrawal/slow
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Het duurt langer dan {propagation_hours} tot een intrekking overal werkt
#   remedy:
#     en: Find the system that lags and let it follow sooner.
#     nl: Zoek het systeem dat achterloopt, en zorg dat het een intrekking sneller verwerkt.
findings contains found if {
	some process in consent.needed
	process.consent.propagation_hours > data.parameters.propagation_hours
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"hours": process.consent.propagation_hours, "most": data.parameters.propagation_hours},
	)
}

# METADATA
# title: It is not known how fast a withdrawal works everywhere
# custom:
#   code: easy-withdrawal/pace-not-known
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend hoe snel een intrekking overal werkt
#   remedy:
#     en: Record how long a withdrawal takes, and which systems have not confirmed one.
#     nl: Leg vast hoelang een intrekking duurt, en welke systemen er een nog niet bevestigden.
findings contains found if {
	some process in consent.needed
	not _is_timed(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A withdrawal is not confirmed by every system
# custom:
#   code: easy-withdrawal/not-confirmed
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet elk systeem heeft een intrekking bevestigd
#   remedy:
#     en: Ask the holders of the copies to confirm.
#     nl: Vraag de houders van de kopieën om bevestiging.
findings contains found if {
	some process in consent.needed
	process.consent.systems_pending > 0
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"systems": process.consent.systems_pending},
	)
}

# METADATA
# title: A withdrawal works at once in what is served, and is passed on to who holds a copy
# custom:
#   code: easy-withdrawal/passed-on
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: Een intrekking werkt meteen in wat wordt geleverd, en gaat door naar wie een kopie heeft
#   remedy:
#     en: Nothing to do; who holds a copy confirms what was recalled.
#     nl: Niets te doen; wie een kopie heeft, bevestigt wat is teruggeroepen.
findings contains found if {
	some process in consent.needed
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"most": data.parameters.propagation_hours},
	)
}

# METADATA
# description: Withdrawals reach every copy that is handed out, with a confirmation, within so many hours.
obligations contains {"type": "propagate-withdrawals", "within_hours": data.parameters.propagation_hours} if {
	some _ in consent.needed
}

_is_timed(process) if {
	is_number(process.consent.propagation_hours)
	is_number(process.consent.systems_pending)
}

_is_counted(process) if {
	is_number(process.consent.clicks_to_give)
	is_number(process.consent.clicks_to_withdraw)
}
