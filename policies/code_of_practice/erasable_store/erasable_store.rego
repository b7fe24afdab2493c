# METADATA
# title: What is stored can be erased
# description: >-
#   A store of raw events can erase what it holds of one person, and what is older than its term. Marking an event as
#   void is not erasing it. Data that are not about persons are exempt.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 17 and Art. 5(1)(e)
#   - ref: https://github.com/yetanalytics/lrsql
#     description: SQL LRS, issues 226 and 516 on erasing per actor and by date
# custom:
#   norm: A-54
#   principle: balanced
#   gates: [G0, G2]
#   kind: violation
#   nature: law
#   lifted_by: data-steward
#   confidence:
#     GDPR Art. 17 and Art. 5(1)(e): verified
#     SQL LRS, issues 226 and 516 on erasing per actor and by date: verified
#   nl:
#     title: Wat is opgeslagen, kan worden gewist
#     description: >-
#       Een opslag van ruwe gebeurtenissen kan wissen wat zij van een persoon bevat en wat ouder is dan de termijn. Een
#       gebeurtenis ongeldig verklaren is niet wissen. Gegevens die niet over personen gaan, zijn uitgezonderd.
package code_of_practice.erasable_store

import data.lib.facts
import data.lib.finding

# METADATA
# title: It is not known what holds the data
# custom:
#   code: erasable-store/store-not-known
#   effect: hold
#   kind: gap
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: Niet bekend waarin de gegevens worden opgeslagen
#   remedy:
#     en: The data steward records the kind of store.
#     nl: De datasteward legt het soort opslag vast.
findings contains found if {
	some [place, store] in _stores
	not _is_known(store)
	found := finding.of(finding.variant(rego.metadata.chain()), place, {})
}

# METADATA
# title: The store cannot erase what it holds of one person
# custom:
#   code: erasable-store/no-erasure-of-person
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De opslag kan niet wissen wat zij van een persoon bevat
#   remedy:
#     en: Have the supplier show that all events of a person can be erased, or use another store.
#     nl: >-
#       Laat de leverancier aantonen dat alle gebeurtenissen van een persoon te wissen zijn, of gebruik een andere
#       opslag.
findings contains found if {
	some [place, store] in _event_stores
	not store.can_erase_person == true
	found := finding.of(finding.variant(rego.metadata.chain()), place, {})
}

# METADATA
# title: The store cannot erase what is past its term
# custom:
#   code: erasable-store/no-erasure-by-age
#   effect: hold
#   kind: violation
#   scope: request
#   lifted_by: data-steward
#   nl:
#     title: De opslag kan niet wissen wat over zijn termijn is
#   remedy:
#     en: Have the supplier show that events before a day can be erased, or use another store.
#     nl: Laat de leverancier aantonen dat gebeurtenissen van voor een dag te wissen zijn, of gebruik een andere opslag.
findings contains found if {
	some [place, store] in _event_stores
	not store.can_erase_by_age == true
	found := finding.of(finding.variant(rego.metadata.chain()), place, {})
}

_kinds := {"event", "table"}

_stores contains [{}, object.get(input.ingest, "store", null)] if {
	input.gate == "G0"
	not input.ingest.personal == false
}

_stores contains [{"process": process.id}, object.get(process, "store", null)] if {
	input.gate == "G2"
	some process in facts.judged
}

_event_stores contains [place, store] if {
	some [place, store] in _stores
	store.kind == "event"
}

_is_known(store) if store.kind in _kinds
