# METADATA
# title: A pseudonym with a key from the first day
# description: >-
#   Data on persons are stored under a pseudonym that is made with a key of at least {pseudonym_key_bytes}. Whoever
#   analyses the data does not hold the key. A plain hash, which needs no key, can be made again from a list of numbers
#   and is refused; a pseudonym remains personal data.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 25(1)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 4(5) and Art. 32(1)(a)
#   - ref: https://github.com/cedanl/1cijferho
#     description: 1cijferHO, pseudonyms by HMAC-SHA-256
# custom:
#   norm: A-30
#   principle: careful
#   gates: [G0]
#   kind: violation
#   nature: law
#   lifted_by: data-steward
#   confidence:
#     GDPR Art. 25(1): verified
#     GDPR Art. 4(5) and Art. 32(1)(a): secondary
#     1cijferHO, pseudonyms by HMAC-SHA-256: verified
#   nl:
#     title: Vanaf de eerste dag een pseudoniem met een sleutel
#     description: >-
#       Gegevens over personen worden opgeslagen onder een pseudoniem dat met een sleutel van ten minste
#       {pseudonym_key_bytes} is gemaakt. Wie de gegevens analyseert, beheert de sleutel niet. Een kale hash, die zonder
#       sleutel wordt berekend, is na te rekenen uit een lijst nummers en wordt niet aanvaard; een pseudoniem blijft een
#       persoonsgegeven.
package code_of_practice.pseudonym_at_ingest

import data.lib.finding

# METADATA
# title: It is not known how persons are pseudonymised
# custom:
#   code: pseudonym-at-ingest/not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend hoe personen worden gepseudonimiseerd
#   remedy:
#     en: The data steward records method and length of the key.
#     nl: De datasteward legt methode en lengte van de sleutel vast.
findings contains found if {
	_is_personal
	not _is_described
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: Persons are not pseudonymised
# custom:
#   code: pseudonym-at-ingest/not-pseudonymised
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Personen zijn niet gepseudonimiseerd
#   remedy:
#     en: Replace what identifies persons by a keyed pseudonym before it is stored.
#     nl: Vervang voor het opslaan wat personen aanwijst door een pseudoniem met sleutel.
findings contains found if {
	_is_personal
	input.ingest.pseudonym.method == "none"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The pseudonym is a plain hash
# custom:
#   code: pseudonym-at-ingest/plain-hash
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Het pseudoniem is een kale hash
#   remedy:
#     en: Make the pseudonym with a key; a hash of a number can be made again by anyone.
#     nl: Maak het pseudoniem met een sleutel; een hash van een nummer kan iedereen narekenen.
findings contains found if {
	_is_personal
	input.ingest.pseudonym.method == "hash"
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not shown that the key is held apart
# custom:
#   code: pseudonym-at-ingest/key-not-apart
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet aangetoond dat de sleutel apart wordt beheerd
#   remedy:
#     en: Let somebody hold the key who does not analyse the data.
#     nl: Laat iemand de sleutel beheren die de gegevens niet analyseert.
findings contains found if {
	_is_keyed
	not input.ingest.pseudonym.key_held_apart == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: The key of the pseudonym is too short
# custom:
#   code: pseudonym-at-ingest/key-too-short
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De sleutel van het pseudoniem is te kort
#   remedy:
#     en: Make the pseudonyms again with a longer key.
#     nl: Maak de pseudoniemen opnieuw met een langere sleutel.
findings contains found if {
	_is_keyed
	is_number(input.ingest.pseudonym.key_bytes)
	input.ingest.pseudonym.key_bytes < data.parameters.pseudonym_key_bytes
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"bytes": input.ingest.pseudonym.key_bytes, "least": data.parameters.pseudonym_key_bytes},
	)
}

_keyless := {"hash", "none"}

default _is_personal := true

_is_personal := false if input.ingest.personal == false

_is_personal := false if input.ingest.synthetic == true

_is_keyed if {
	_is_personal
	input.ingest.pseudonym.method == "keyed"
}

_is_described if {
	input.ingest.pseudonym.method == "keyed"
	is_number(input.ingest.pseudonym.key_bytes)
}

_is_described if input.ingest.pseudonym.method in _keyless
