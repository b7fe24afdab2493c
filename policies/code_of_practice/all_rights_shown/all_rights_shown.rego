# METADATA
# title: No right is hidden
# description: >-
#   Students see all their rights for each process: access, rectification, erasure, restriction, portability, objection,
#   withdrawal, human intervention and complaint. Beside each stands what the legal basis makes of it, and where
#   research or statistics limit it.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 12, Art. 15-22 and Art. 77
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 44
#   - ref: https://w3id.org/dpv
#     description: W3C Data Privacy Vocabulary, rights per legal basis
# custom:
#   norm: A-23
#   principle: balanced
#   gates: [G1, G2, G3, G4, G5, G6]
#   effect: oblige
#   kind: obligation
#   nature: law
#   lifted_by: nobody
#   nl:
#     title: Geen recht blijft verborgen
#     description: >-
#       Studenten zien bij elke verwerking al hun rechten: inzage, rectificatie, wissen, beperking, overdraagbaarheid,
#       bezwaar, intrekken, menselijke tussenkomst en een klacht. Bij elk recht staat wat de grondslag ervan maakt, en
#       waar onderzoek of statistiek het beperkt.
package code_of_practice.all_rights_shown

import data.lib.facts
import data.lib.finding

# METADATA
# title: All rights of the student are shown with this process
# custom:
#   code: all-rights-shown/shown
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: Bij deze verwerking worden alle rechten van de student getoond
#   remedy:
#     en: Nothing to do; the platform shows the rights that go with the basis.
#     nl: Niets te doen; het platform toont de rechten die bij de grondslag horen.
findings contains found if {
	some process in facts.judged
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"basis": object.get(process, "basis", null)},
	)
}
