# METADATA
# title: Special categories need a named exception
# description: >-
#   Each column with special-category data that a process uses names the exception on which it is used, and the article
#   of law. Consent is then explicit. Explicit consent is asked for that exception alone: research, special guidance and
#   the other exceptions stand on their own.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 9(2)
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 22-30
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-25
#   principle: balanced
#   gates: [G2, G3]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 9(2): verified
#     UAVG Art. 22-30: background
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Bijzondere persoonsgegevens vragen een genoemde uitzondering
#     description: >-
#       Bij elk kenmerk met bijzondere persoonsgegevens staat op welke uitzonderingsgrond en op welk wetsartikel een
#       verwerking het gebruikt. Toestemming is dan uitdrukkelijk. Uitdrukkelijke toestemming hoort alleen bij die ene
#       uitzondering: onderzoek, bijzondere begeleiding en de andere uitzonderingen staan op zichzelf.
package code_of_practice.special_category_exception

import data.lib.audit
import data.lib.consent
import data.lib.facts
import data.lib.finding

_exceptions := consent.exceptions_without_consent | {"explicit-consent"}

# METADATA
# title: It is not known whether a column holds special-category data
# custom:
#   code: special-category-exception/not-classified
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend of een kenmerk bijzondere persoonsgegevens bevat
#   remedy:
#     en: The data steward classifies the column.
#     nl: De datasteward classificeert het kenmerk.
findings contains found if {
	some process in facts.judged
	some field in process.fields
	not _is_classified(field)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: No exception is named for a column with special-category data
# custom:
#   code: special-category-exception/no-exception
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Voor een kenmerk met bijzondere persoonsgegevens is geen uitzonderingsgrond genoemd
#   remedy:
#     en: Name the exception for this column, or leave the column out.
#     nl: Noem de uitzonderingsgrond voor dit kenmerk, of laat het kenmerk weg.
findings contains found if {
	some [process, field] in _special
	not _names_exception(field)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field.field}, {})
}

# METADATA
# title: The article of law for a special-category column is not named
# custom:
#   code: special-category-exception/no-statute
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Het wetsartikel voor een bijzonder persoonsgegeven is niet genoemd
#   remedy:
#     en: Name the article of law on which the exception rests.
#     nl: Noem het wetsartikel waarop de uitzonderingsgrond rust.
findings contains found if {
	some [process, field] in _special
	_names_exception(field)
	not field.art9_exception == "explicit-consent"
	not field.art9_statute_cited == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field.field}, {})
}

# METADATA
# title: The consent to special-category data is not explicit
# custom:
#   code: special-category-exception/consent-not-explicit
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De toestemming voor bijzondere persoonsgegevens is niet uitdrukkelijk
#   remedy:
#     en: Ask explicit consent, apart from other consent.
#     nl: Vraag uitdrukkelijke toestemming, los van andere toestemming.
findings contains found if {
	some [process, field] in _special
	field.art9_exception == "explicit-consent"
	not field.explicit_consent == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field.field}, {})
}

# METADATA
# title: The consent in the register is not explicit
# custom:
#   code: special-category-exception/given-otherwise
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: De toestemming in het register is niet uitdrukkelijk
#   remedy:
#     en: Ask the students explicit consent, apart from other consent.
#     nl: Vraag de studenten uitdrukkelijke toestemming, los van andere toestemming.
findings contains found if {
	input.consent.kind == "given"
	some [process, field] in _on_consent
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field.field}, {})
}

# METADATA
# title: It is not known whether the consent in the register is explicit
# custom:
#   code: special-category-exception/consent-not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: privacy-officer
#   nl:
#     title: Niet bekend of de toestemming in het register uitdrukkelijk is
#   remedy:
#     en: The privacy officer records how consent was asked.
#     nl: De privacy officer legt vast hoe toestemming is gevraagd.
findings contains found if {
	not _knows_kind
	some [process, field] in _on_consent
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id, "column": field.field}, {})
}

# At policy level the rule on policy leaves the field out, and an audit of bias has conditions of its own.
_special contains [process, field] if {
	some process in facts.judged
	process.level != "policy"
	not audit.holds(process)
	some field in process.fields
	_is_special(field)
}

_on_consent contains [process, field] if {
	input.gate == "G3"
	some [process, field] in _special
	field.art9_exception == "explicit-consent"
}

_is_special(field) if field.classification == "special-category"

_is_special(field) if {
	input.gate == "G3"
	some known in input.dataset.fields
	known.field == field.field
	known.classification == "special-category"
}

_knows_kind if is_string(input.consent.kind)

_is_classified(field) if is_string(field.classification)

_names_exception(field) if field.art9_exception in _exceptions
