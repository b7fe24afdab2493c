# METADATA
# title: Watching behaviour asks a DPIA and the ethics committee
# description: >-
#   Camera, location, sensors, biometrics, tracking in rooms, or observing behaviour on a large scale always asks a
#   DPIA and the advice of the ethics committee, answered by the decider. The DPIA covers this process. Observing
#   behaviour is exempt when it is not large-scale, does not go on all the time, and a reason says why.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 35(4)
#   - ref: https://github.com/MinBZK/par-dpia-form
#     description: Model DPIA Rijksdienst 3.0 and pre-scan DPIA
# custom:
#   norm: A-33
#   principle: careful
#   gates: [G1, G2]
#   kind: gap
#   nature: law
#   lifted_by: ethics-committee
#   confidence:
#     GDPR Art. 35(4): secondary
#     Model DPIA Rijksdienst 3.0 and pre-scan DPIA: verified
#   nl:
#     title: Gedrag volgen vraagt een DPIA en de ethische commissie
#     description: >-
#       Wie camera's, locatie, sensoren of biometrie gebruikt, personen in ruimten volgt of gedrag op grote schaal
#       waarneemt, heeft altijd een DPIA nodig die over deze verwerking gaat, en het advies van de ethische commissie,
#       beantwoord door de beslisser. Gedrag waarnemen is uitgezonderd als het niet grootschalig is, niet aldoor
#       gebeurt, en een reden zegt waarom.
package code_of_practice.watching_behaviour

import data.lib.advice
import data.lib.facts
import data.lib.finding
import data.lib.model

# METADATA
# title: It is not stated whether behaviour is watched
# custom:
#   code: watching-behaviour/modality-not-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld of gedrag wordt gevolgd
#   remedy:
#     en: State which of camera, location, sensors, biometrics, rooms and behaviour are used; the list may be empty.
#     nl: >-
#       Geef aan welke van camera, locatie, sensoren, biometrie, ruimten en gedrag worden gebruikt; de lijst mag leeg
#       zijn.
findings contains found if {
	some process in facts.judged
	not _states_modality(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Watching behaviour will ask a DPIA and the ethics committee
# custom:
#   code: watching-behaviour/dpia-ahead
#   effect: warn
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Gedrag volgen zal een DPIA en de ethische commissie vragen
#   remedy:
#     en: Start the DPIA and ask the ethics committee.
#     nl: Begin met de DPIA en vraag de ethische commissie.
findings contains found if {
	input.gate == "G1"
	some process in _watching
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Watching behaviour has no DPIA that covers it
# custom:
#   code: watching-behaviour/no-dpia
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Bij het volgen van gedrag is geen DPIA die erover gaat
#   remedy:
#     en: Make a DPIA of this process, or extend the one that there is to it.
#     nl: Maak een DPIA van deze verwerking, of breid de DPIA die er is ermee uit.
findings contains found if {
	input.gate == "G2"
	not _has_dpia
	some process in _watching
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The advice of the ethics committee on watching behaviour is awaited
# custom:
#   code: watching-behaviour/advice-awaited
#   effect: hold
#   kind: gap
#   scope: process
#   nature: practice
#   lifted_by: ethics-committee
#   nl:
#     title: Het advies van de ethische commissie over gedrag volgen ontbreekt nog
#   remedy:
#     en: The ethics committee advises.
#     nl: De ethische commissie adviseert.
findings contains found if {
	input.gate == "G2"
	not advice.given("ethics-committee", "behaviour")
	some process in _watching
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The negative advice of the ethics committee is not answered
# custom:
#   code: watching-behaviour/advice-not-answered
#   effect: hold
#   kind: gap
#   scope: process
#   nature: practice
#   lifted_by: mandate-holder
#   nl:
#     title: Het negatieve advies van de ethische commissie is niet beantwoord
#   remedy:
#     en: The decider states why the advice is not followed, or rejects the project.
#     nl: De beslisser geeft aan waarom het advies niet wordt gevolgd, of wijst het project af.
findings contains found if {
	input.gate == "G2"
	advice.unanswered("ethics-committee", "behaviour")
	some process in _watching
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_kinds := {"behaviour", "biometric", "camera", "internet-of-things", "location", "room-tracking"}

_states_modality(process) if {
	is_array(process.modality)
	every kind in process.modality {
		kind in _kinds
	}
}

_has_dpia if {
	input.project.dpia.done == true
	input.project.dpia.fits == true
}

_watching := [process |
	some process in facts.judged
	_watches(process)
]

_watches(process) if {
	some kind in process.modality
	kind != "behaviour"
}

_watches(process) if {
	"behaviour" in process.modality
	not _is_small(process)
}

# Emotions that are not read from biometric data are not banned; inferring them watches persons all the same.
_watches(process) if {
	model.uses(process)
	not process.model.infers_emotion == false
}

_is_small(process) if {
	process.large_scale == false
	process.continuous == false
	process.small_scale_reason_stated == true
}
