# METADATA
# title: Saying no costs nothing
# description: >-
#   Where consenting students are given help, the same help is named for those who do not consent. Those who consent are
#   not all students: when less than {consent_share} do, it is said beside the result.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 7(4)
#   - ref: https://doi.org/10.18608/jla.2016.31.6
#     description: Cormack (2016), A data protection framework for learning analytics
# custom:
#   norm: A-20
#   principle: humane
#   gates: [G2]
#   effect: hold
#   kind: gap
#   nature: law
#   lifted_by: requester
#   nl:
#     title: Nee zeggen kost niets
#     description: >-
#       Waar studenten met toestemming hulp krijgen, is dezelfde hulp genoemd voor wie geen toestemming geeft. Wie
#       toestemming geeft, is niet iedereen: is het minder dan {consent_share}, dan staat dat bij de uitkomst.
package code_of_practice.same_help_without_consent

import data.lib.consent
import data.lib.finding

# METADATA
# title: No help is named for students who do not consent
# custom:
#   code: same-help-without-consent/no-alternative
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Geen hulp genoemd voor studenten zonder toestemming
#   remedy:
#     en: Name the help that students without consent get.
#     nl: Noem de hulp die studenten zonder toestemming krijgen.
findings contains found if {
	some process in consent.needed
	process.activity == "application"
	process.level == "person"
	not process.intervention.alternative_stated == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Less than {consent_share} of the students consented
# custom:
#   code: same-help-without-consent/few-consent
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Minder dan {consent_share} van de studenten gaf toestemming
#   remedy:
#     en: Say beside the result whom it does not cover.
#     nl: Zeg bij de uitkomst over wie zij niet gaat.
findings contains found if {
	some process in consent.needed
	is_number(process.consent.share)
	process.consent.share < data.parameters.consent_share
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"share": process.consent.share},
	)
}
