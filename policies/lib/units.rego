# METADATA
# title: Units
# description: The words of the units in which texts of rules tell the parameters that they name, for one and for more.
# custom:
#   units:
#     bytes:
#       one:
#         en: byte
#         nl: byte
#       other:
#         en: bytes
#         nl: bytes
#     columns:
#       one:
#         en: column
#         nl: kenmerk
#       other:
#         en: columns
#         nl: kenmerken
#     criteria:
#       one:
#         en: criterion
#         nl: criterium
#       other:
#         en: criteria
#         nl: criteria
#     days:
#       one:
#         en: day
#         nl: dag
#       other:
#         en: days
#         nl: dagen
#     hours:
#       one:
#         en: hour
#         nl: uur
#       other:
#         en: hours
#         nl: uur
#     months:
#       one:
#         en: month
#         nl: maand
#       other:
#         en: months
#         nl: maanden
#     percent:
#       one:
#         en: percent
#         nl: procent
#       other:
#         en: percent
#         nl: procent
#     persons:
#       one:
#         en: person
#         nl: persoon
#       other:
#         en: persons
#         nl: personen
#     points:
#       one:
#         en: point
#         nl: punt
#       other:
#         en: points
#         nl: punten
#     requests:
#       one:
#         en: request
#         nl: verzoek
#       other:
#         en: requests
#         nl: verzoeken
#     sections:
#       one:
#         en: section
#         nl: onderdeel
#       other:
#         en: sections
#         nl: onderdelen
#     years:
#       one:
#         en: year
#         nl: jaar
#       other:
#         en: years
#         nl: jaar
package lib.units
