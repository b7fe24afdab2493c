# METADATA
# title: The council sees every project
# description: >-
#   Each project stands on the monthly list of the student council before it starts, or was told in between and the term
#   of that is over; a request of the council itself need not. What the board gets the council can ask for too. A report
#   with data of staff or under embargo can be seen in confidence, for a reason and until a day.
# related_resources:
#   - ref: https://doe-meer-met-studiedata.nl/praktijkverhaal/laat-studiedata-voor-je-werken/
#     description: Interview with the vice-chair of the student council of VU Amsterdam
#   - ref: https://wetten.overheid.nl/BWBR0005682
#     description: WHW Art. 9.34(3)(f)
#   - ref: https://wetten.overheid.nl/BWBR0005682
#     description: WHW Art. 9.32 and Art. 9.33
# custom:
#   norm: A-68
#   principle: accountable
#   gates: [G2, G5, G6]
#   kind: gap
#   nature: code
#   lifted_by: privacy-officer
#   confidence:
#     Interview with the vice-chair of the student council of VU Amsterdam: verified
#     WHW Art. 9.34(3)(f): verified
#     WHW Art. 9.32 and Art. 9.33: background
#   nl:
#     title: De raad ziet elk project
#     description: >-
#       Elk project staat op de maandlijst van de studentenraad voordat het begint, of is tussentijds gemeld en die
#       termijn is voorbij; een verzoek van de raad zelf hoeft dat niet. Wat het bestuur krijgt, kan de raad ook vragen.
#       Een rapport met gegevens van medewerkers of onder embargo is vertrouwelijk ter inzage, met een reden en een
#       einddag.
package code_of_practice.council_list

import data.lib.facts
import data.lib.finding

# METADATA
# title: The council has not seen this project
# custom:
#   code: council-list/not-listed
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: De raad heeft dit project niet gezien
#   remedy:
#     en: Put the project on the list, or give an interim notice.
#     nl: Zet het project op de lijst, of meld het tussentijds.
findings contains found if {
	_is_of_project
	not _is_seen
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A remark of the council is not answered
# custom:
#   code: council-list/remark-open
#   effect: warn
#   kind: violation
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Een opmerking van de raad is niet beantwoord
#   remedy:
#     en: Answer the council.
#     nl: Beantwoord de raad.
findings contains found if {
	_is_of_project
	input.project.council.remark_answered == false
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not stated for whom the release is
# custom:
#   code: council-list/audience-not-stated
#   effect: deny
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet vermeld voor wie de vrijgave is
#   remedy:
#     en: State for whom the release is.
#     nl: Geef aan voor wie de vrijgave is.
findings contains found if {
	input.gate == "G6"
	not is_string(object.get(input.output, "audience", null))
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A release for the board alone
# custom:
#   code: council-list/board-only
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: board
#   nl:
#     title: Een vrijgave alleen voor het bestuur
#   remedy:
#     en: Let the council ask for it too, or see it in confidence, with a reason and a last day.
#     nl: Laat de raad er ook om vragen, of het vertrouwelijk inzien, met een reden en een einddag.
findings contains found if {
	input.gate == "G6"
	input.output.audience == "board-only"
	not _is_for_inspection
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_is_of_project if {
	input.gate in {"G2", "G5"}
	not facts.rejects
}

_is_seen if input.project.council_request == true

_is_seen if input.project.council.listed_this_cycle == true

_is_seen if input.project.council.interim_notice_over == true

_is_for_inspection if {
	input.output.confidential_inspection == true
	input.output.refusal_reason_stated == true
	facts.is_day(input.output.embargo_until)
	input.output.embargo_until >= input.today
}
