# METADATA
# title: Staff are seen only when the works council agrees
# description: >-
#   A process in which staff can be recognised starts only with the decision of the works council on record. Without it,
#   figures about staff are off.
# related_resources:
#   - ref: https://wetten.overheid.nl/BWBR0002747
#     description: WOR Art. 27(1)(k) and (l)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 88
# custom:
#   norm: A-72
#   principle: humane
#   gates: [G2, G5]
#   kind: gap
#   nature: law
#   lifted_by: works-council
#   confidence:
#     WOR Art. 27(1)(k) and (l): background
#     GDPR Art. 88: background
#   nl:
#     title: Medewerkers zijn alleen zichtbaar als de ondernemingsraad instemt
#     description: >-
#       Een verwerking waarin medewerkers herkenbaar zijn, begint alleen met het besluit van de ondernemingsraad in het
#       dossier. Zonder dat besluit staan cijfers over medewerkers uit.
package code_of_practice.staff_visible

import data.lib.advice
import data.lib.facts
import data.lib.finding

# METADATA
# title: It is not stated whether staff can be recognised
# custom:
#   code: staff-visible/not-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of medewerkers herkenbaar zijn
#   remedy:
#     en: State whether figures show individual staff.
#     nl: Geef aan of cijfers individuele medewerkers tonen.
findings contains found if {
	some process in facts.judged
	not _is_stated(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Staff can be recognised and the works council has not agreed
# custom:
#   code: staff-visible/no-decision
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: works-council
#   nl:
#     title: Medewerkers zijn herkenbaar en de ondernemingsraad heeft niet ingestemd
#   remedy:
#     en: Ask the works council, or leave figures about staff out.
#     nl: Vraag de ondernemingsraad, of laat cijfers over medewerkers weg.
findings contains found if {
	not advice.positive("works-council", "staff-visible")
	some process in facts.judged
	process.staff_visible == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_is_stated(process) if is_boolean(process.staff_visible)
