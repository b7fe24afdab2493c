# METADATA
# title: No national identifiers among study data
# description: >-
#   The citizen service number, the education number and the personal education number are never part of study data.
#   Only a statute that prescribes the number allows its use, so consent cannot lift this. Such a column is left out or
#   replaced before it is stored. A column of which at least {identifier_refuse_share} of the values look like such a
#   number is refused; from {identifier_ask_share} the data steward looks at it.
# related_resources:
#   - ref: https://wetten.overheid.nl/BWBR0040940
#     description: UAVG Art. 46
#   - ref: https://www.noraonline.nl/wiki/ISOR:Nationaal_identificerend_nummer
#     description: NORA, national identification number
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 87
# custom:
#   norm: A-29
#   principle: careful
#   gates: [G0, G3, G6]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     UAVG Art. 46: secondary
#     NORA, national identification number: verified
#     GDPR Art. 87: background
#   nl:
#     title: Geen nationale identificatienummers in studiedata
#     description: >-
#       Het burgerservicenummer, het onderwijsnummer en het persoonsgebonden nummer maken nooit deel uit van studiedata.
#       Alleen een wet die het nummer voorschrijft, staat gebruik toe; toestemming verandert dat niet. Zo'n kolom wordt
#       weggelaten of vervangen voordat zij wordt opgeslagen. Een kolom waarvan ten minste {identifier_refuse_share} van
#       de waarden op zo'n nummer lijkt, wordt geweigerd; vanaf {identifier_ask_share} bekijkt de datasteward haar.
package code_of_practice.national_identifiers

import data.lib.facts
import data.lib.finding

_replaced := {"drop", "replace", "subject"}

_numbers := {"bsn", "education_number"}

# METADATA
# title: A column is named as a national identifier
# custom:
#   code: national-identifiers/named-column
#   effect: deny
#   kind: violation
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Een kolom heet naar een nationaal identificatienummer
#   remedy:
#     en: Leave the column out, or have it replaced by a keyed pseudonym before storage.
#     nl: Laat de kolom weg, of laat haar voor de opslag vervangen door een pseudoniem met sleutel.
findings contains found if {
	some column in _stored
	facts.stated(column.named)
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {"named": column.named})
}

# METADATA
# title: The values of a column are a national identifier
# custom:
#   code: national-identifiers/values-match
#   effect: deny
#   kind: violation
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: De waarden van een kolom zijn een nationaal identificatienummer
#   remedy:
#     en: Leave the column out, or have it replaced by a keyed pseudonym before storage.
#     nl: Laat de kolom weg, of laat haar voor de opslag vervangen door een pseudoniem met sleutel.
findings contains found if {
	some column in _stored
	some number in _numbers
	share := _share(column, number)
	share >= data.parameters.identifier_refuse_share
	measured := {"number": number, "share": share}
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, measured)
}

# METADATA
# title: A column may hold a national identifier
# custom:
#   code: national-identifiers/values-in-doubt
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Een kolom bevat misschien een nationaal identificatienummer
#   remedy:
#     en: The data steward looks at the column and states whether it holds such a number.
#     nl: De datasteward bekijkt de kolom en geeft aan of er zo'n nummer in staat.
findings contains found if {
	some column in _stored
	some number in _numbers
	share := _share(column, number)
	share >= data.parameters.identifier_ask_share
	share < data.parameters.identifier_refuse_share
	not column.steward_says == "not-an-identifier"
	measured := {"number": number, "share": share}
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, measured)
}

# METADATA
# title: A column was not measured, or its shares are missing
# custom:
#   code: national-identifiers/shares-missing
#   effect: hold
#   kind: gap
#   scope: ingest-column
#   lifted_by: data-steward
#   nl:
#     title: Een kolom is niet gemeten, of de gemeten aandelen ontbreken
#   remedy:
#     en: The data steward has the file measured again.
#     nl: De datasteward laat het bestand opnieuw meten.
findings contains found if {
	some column in _stored
	not _is_measured(column)
	found := finding.of(finding.variant(rego.metadata.chain()), {"column": column.name}, {})
}

# METADATA
# title: A release holds a national identifier
# custom:
#   code: national-identifiers/in-output
#   effect: deny
#   kind: violation
#   scope: request
#   lifted_by: requester
#   nl:
#     title: In een vrijgave staat een nationaal identificatienummer
#   remedy:
#     en: Leave the number out of what is released.
#     nl: Laat het nummer weg uit wat wordt vrijgegeven.
findings contains found if {
	input.gate == "G6"
	input.output.national_identifier == true
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: It is not known whether a release holds a national identifier
# custom:
#   code: national-identifiers/output-not-looked-through
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: requester
#   nl:
#     title: Niet bekend of in een vrijgave een nationaal identificatienummer staat
#   remedy:
#     en: Have the release looked through for such numbers.
#     nl: Laat de vrijgave op zulke nummers nakijken.
findings contains found if {
	input.gate == "G6"
	not _is_looked_through
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A column with a national identifier is not served
# custom:
#   code: national-identifiers/column-not-served
#   effect: deny
#   kind: violation
#   scope: column
#   lifted_by: nobody
#   nl:
#     title: Een kenmerk met een nationaal identificatienummer wordt niet geleverd
#   remedy:
#     en: Leave the column out; persons are told apart by the pseudonym of the process.
#     nl: Laat het kenmerk weg; personen zijn te onderscheiden met het pseudoniem van de verwerking.
findings contains found if {
	some field in _identifying_fields
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{"process": input.request.process, "column": field},
		{},
	)
}

# METADATA
# description: The requested fields that are left out.
columns contains {"field": field, "action": "drop"} if some field in _identifying_fields

_stored := [column |
	input.gate == "G0"
	some column in input.ingest.columns
	not _is_replaced(column)
]

# Too few values to judge is a measurement too.
_is_looked_through if is_boolean(input.output.national_identifier)

_is_measured(column) if column.shares.judged == false

_is_measured(column) if {
	column.shares.judged == true
	every number in _numbers {
		is_number(column.shares[number])
	}
}

_is_replaced(column) if column.treatment in _replaced

_share(column, number) := column.shares[number] if {
	column.shares.judged == true
	is_number(column.shares[number])
}

_identifying_fields contains field if {
	input.gate == "G3"
	some field in input.request.fields
	_identifying[field]
}

_identifying contains known.field if {
	some known in array.concat(input.dataset.fields, _process_fields)
	known.national_identifier == true
}

_process_fields := [field |
	some process in facts.judged
	some field in process.fields
]
