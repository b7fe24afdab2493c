# METADATA
# title: When a DPIA is needed
# description: >-
#   A DPIA is needed in a case of Art. 35(3) of the GDPR, for an item on the list of the supervisory authority, with
#   {edpb_criteria} or more of the nine of the EDPB (the European supervisors), with a pre-scan score above
#   {prescan_score}, or for a new law. One DPIA may cover several similar processes; it must fit these.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(1), (3) and (4)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-35
#   principle: careful
#   gates: [G2]
#   kind: gap
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 35(1), (3) and (4): secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Wanneer een DPIA nodig is
#     description: >-
#       Een DPIA is nodig in een geval van art. 35, lid 3, van de AVG, bij een onderdeel van de lijst van de AP, bij
#       {edpb_criteria} of meer van de negen van de EDPB (de Europese toezichthouders), bij een score van de pre-scan
#       boven {prescan_score}, of bij nieuwe wetgeving. Eén DPIA mag meer verwerkingen dekken die op elkaar lijken; zij
#       moet bij deze passen.
package code_of_practice.dpia_needed

import data.lib.dpia
import data.lib.facts
import data.lib.finding

# METADATA
# title: It cannot be told whether a DPIA is needed
# custom:
#   code: dpia-needed/not-known
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Niet te zeggen of een DPIA nodig is
#   remedy:
#     en: Complete the pre-scan and the facts of each process.
#     nl: Vul de pre-scan en de gegevens van elke verwerking aan.
findings contains found if {
	_is_open
	not dpia.known
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

# METADATA
# title: A DPIA is needed and not done
# custom:
#   code: dpia-needed/no-dpia
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: requester
#   nl:
#     title: Een DPIA is nodig en niet gedaan
#   remedy:
#     en: Make the DPIA, or bring the project under one that fits.
#     nl: Maak de DPIA, of breng het project onder een DPIA die past.
findings contains found if {
	_is_open
	not input.project.dpia.done == true
	count(dpia.reasons) > 0
	found := finding.of(
		finding.variant(rego.metadata.chain()),
		{},
		{"reasons": sort(dpia.reasons), "criteria": sort(dpia.criteria)},
	)
}

# METADATA
# title: The DPIA does not fit these processes
# custom:
#   code: dpia-needed/does-not-fit
#   effect: hold
#   kind: gap
#   scope: project
#   lifted_by: privacy-officer
#   nl:
#     title: De DPIA past niet bij deze verwerkingen
#   remedy:
#     en: The privacy officer holds the DPIA against these processes.
#     nl: De privacy officer legt de DPIA naast deze verwerkingen.
findings contains found if {
	_is_open
	input.project.dpia.done == true
	count(dpia.reasons) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {}, {})
}

_is_open if {
	not facts.rejects
	not _is_covered
}

_is_covered if {
	input.project.dpia.done == true
	input.project.dpia.fits == true
}
