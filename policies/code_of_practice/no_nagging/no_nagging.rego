# METADATA
# title: No is no for {consent_request_months}
# description: >-
#   A student who refused consent is not asked again for {consent_request_months}, and nobody gets more than
#   {consent_requests_a_year} for consent in one year.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(11)
#   - ref: https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en
#     description: EDPB guidelines 05/2020 on consent
# custom:
#   norm: A-77
#   principle: humane
#   gates: [G4]
#   kind: violation
#   nature: practice
#   lifted_by: mandate-holder
#   confidence:
#     GDPR Art. 7: verified
#     GDPR Art. 4(11): background
#     EDPB guidelines 05/2020 on consent: background
#   nl:
#     title: Nee is {consent_request_months} lang nee
#     description: >-
#       Een student die toestemming weigerde, wordt {consent_request_months} lang niet opnieuw gevraagd, en niemand
#       krijgt meer dan {consent_requests_a_year} om toestemming per jaar.
package code_of_practice.no_nagging

import data.lib.finding

# METADATA
# title: It is not known when this student was asked before
# custom:
#   code: no-nagging/not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend wanneer deze student eerder is gevraagd
#   remedy:
#     en: Have the requests taken from the consent ledger.
#     nl: Laat de vragen uit het toestemmingenregister halen.
findings contains found if {
	_is_request
	not _is_known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: This student refused less than {consent_request_months} ago
# custom:
#   code: no-nagging/too-soon
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Deze student weigerde minder dan {consent_request_months} geleden
#   remedy:
#     en: Do not ask; the student can still consent by choice.
#     nl: Vraag het niet; de student kan uit zichzelf nog toestemming geven.
findings contains found if {
	_is_request
	input.act.consent_request.refused_before == true
	is_number(input.act.consent_request.months_since_refusal)
	input.act.consent_request.months_since_refusal < data.parameters.consent_request_months
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"months": input.act.consent_request.months_since_refusal, "least": data.parameters.consent_request_months},
	)
}

# METADATA
# title: This student was asked often enough this year
# custom:
#   code: no-nagging/too-often
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: mandate-holder
#   nl:
#     title: Deze student is dit jaar vaak genoeg gevraagd
#   remedy:
#     en: Wait until next year, or put the questions together.
#     nl: Wacht tot volgend jaar, of voeg de vragen samen.
findings contains found if {
	_is_request
	input.act.consent_request.requests_this_year >= data.parameters.consent_requests_a_year
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"requests": input.act.consent_request.requests_this_year, "most": data.parameters.consent_requests_a_year},
	)
}

_is_request if input.act.kind == "consent-request"

_is_known if {
	is_number(input.act.consent_request.requests_this_year)
	_refusal_known
}

_refusal_known if input.act.consent_request.refused_before == false

_refusal_known if {
	input.act.consent_request.refused_before == true
	is_number(input.act.consent_request.months_since_refusal)
}
