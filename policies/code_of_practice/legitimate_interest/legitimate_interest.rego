# METADATA
# title: Legitimate interest is weighed first
# description: >-
#   A process rests on legitimate interest only after an assessment of its three parts: the interest is lawful, concrete
#   and real; there is no milder way; and it outweighs what students may expect. If one part fails, this basis is not
#   available. The assessment is signed and dated, and is made again when it is {lia_max_age_months} old.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 5(2) and Art. 6(1)(f)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR recital 47
# custom:
#   norm: A-12
#   principle: balanced
#   gates: [G2, G5]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 5(2) and Art. 6(1)(f): verified
#     GDPR recital 47: secondary
#   nl:
#     title: Een gerechtvaardigd belang wordt eerst afgewogen
#     description: >-
#       Een verwerking rust alleen op gerechtvaardigd belang na een belangenafweging van drie delen: het belang is
#       geoorloofd, concreet en werkelijk; er is geen lichtere weg; en het weegt op tegen wat studenten mogen
#       verwachten. Valt een deel negatief uit, dan is deze grondslag er niet. De afweging is ondertekend en
#       gedateerd, en wordt overgedaan als zij {lia_max_age_months} oud is.
package code_of_practice.legitimate_interest

import data.lib.facts
import data.lib.finding

_parts := {"balance", "necessity", "purpose"}

_outcomes := {"fail", "pass"}

# METADATA
# title: The legitimate interest was not weighed in full
# custom:
#   code: legitimate-interest/not-weighed
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het gerechtvaardigd belang is niet volledig afgewogen
#   remedy:
#     en: Complete the assessment of purpose, necessity and balance.
#     nl: >-
#       Maak de belangenafweging af: doel, noodzaak en evenwicht.
findings contains found if {
	some process in _by_interest
	lacking := {part | some part in _parts; not _is_judged(process, part)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

# METADATA
# title: The legitimate interest does not outweigh
# custom:
#   code: legitimate-interest/weighed-too-light
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het gerechtvaardigd belang weegt niet op
#   remedy:
#     en: Choose another basis or a milder way.
#     nl: Kies een andere grondslag of een lichtere weg.
findings contains found if {
	some process in _by_interest
	failed := {part | some part in _parts; process.lia[part] == "fail"}
	count(failed) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(failed)})
}

# METADATA
# title: The assessment is not signed
# custom:
#   code: legitimate-interest/not-signed
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De belangenafweging is niet ondertekend
#   remedy:
#     en: Have the assessment signed on behalf of the controller.
#     nl: Laat de belangenafweging namens de verwerkingsverantwoordelijke ondertekenen.
findings contains found if {
	some process in _by_interest
	not process.lia.signed == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The assessment has no date
# custom:
#   code: legitimate-interest/not-dated
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De belangenafweging heeft geen datum
#   remedy:
#     en: State when the assessment was made.
#     nl: Geef aan wanneer de belangenafweging is gemaakt.
findings contains found if {
	some process in _by_interest
	not _is_dated(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The assessment is too old
# custom:
#   code: legitimate-interest/too-old
#   effect: hold
#   kind: violation
#   scope: process
#   nature: practice
#   lifted_by: requester
#   nl:
#     title: De belangenafweging is te oud
#   remedy:
#     en: Weigh the interest again, and have the assessment signed anew.
#     nl: Weeg het belang opnieuw af, en laat de afweging opnieuw ondertekenen.
findings contains found if {
	some process in _by_interest
	_is_dated(process)
	process.lia.age_months >= data.parameters.lia_max_age_months
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": process.id},
		{"months": process.lia.age_months, "max": data.parameters.lia_max_age_months},
	)
}

_by_interest := [process |
	some process in facts.judged
	process.basis == "legitimate-interest"
]

_is_judged(process, part) if process.lia[part] in _outcomes

_is_dated(process) if is_number(process.lia.age_months)
