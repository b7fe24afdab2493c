# METADATA
# title: Exactly one legal basis per process
# description: >-
#   Each process, that is one purpose with one data set and one activity, rests on exactly one of the six
#   legal bases of the GDPR.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 6(1)
# custom:
#   norm: A-11
#   principle: accountable
#   gates: [G1]
#   kind: gap
#   nature: law
#   lifted_by: nobody
#   confidence:
#     GDPR Art. 6(1): verified
#   nl:
#     title: Precies één grondslag per verwerking
#     description: >-
#       Elke verwerking, dat is een doel met een gegevensset en een activiteit, rust op precies één van de zes
#       grondslagen van de AVG.
package code_of_practice.legal_basis

import data.lib.facts
import data.lib.finding

_bases := {
	"consent",
	"contract",
	"legal-obligation",
	"legitimate-interest",
	"public-task",
	"vital-interest",
}

# METADATA
# title: No legal basis is recorded
# custom:
#   code: legal-basis/none-recorded
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Er is geen grondslag vastgelegd
#   remedy:
#     en: Record the legal basis on which this process rests. The privacy officer can help.
#     nl: Leg de grondslag vast waarop deze verwerking rust. De privacy officer kan helpen.
findings contains found if {
	some process in facts.judged
	not _has_several(process)
	not _one_basis(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: More than one legal basis is recorded
# custom:
#   code: legal-basis/more-than-one
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Er is meer dan één grondslag vastgelegd
#   remedy:
#     en: Choose one legal basis, or split the process. Taking part by choice is a safeguard, not a second basis.
#     nl: Kies één grondslag, of splits de verwerking. Een deelnamekeuze is een waarborg, geen tweede grondslag.
findings contains found if {
	some process in facts.judged
	_has_several(process)
	place := {"process": process.id}
	found := finding.of(finding.variant(rego.metadata.chain()), place, {"bases": process.bases_stated})
}

_has_several(process) if process.bases_stated > 1

_one_basis(process) if {
	process.basis in _bases
	process.bases_stated == 1
}
