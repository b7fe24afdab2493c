# METADATA
# title: No recognition of emotions
# description: >-
#   A system that infers emotions of students or staff from biometric data, such as face, voice or gait, is banned in
#   education, except for medical or safety reasons. Reading the tone of a written evaluation is not banned by this
#   rule.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 5(1)(f)
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 3(39)
# custom:
#   norm: A-32
#   principle: humane
#   gates: [G1]
#   kind: violation
#   nature: law
#   lifted_by: nobody
#   confidence:
#     AI Act Art. 5(1)(f): verified
#     AI Act Art. 3(39): background
#   nl:
#     title: Geen emotieherkenning
#     description: >-
#       Een systeem dat emoties van studenten of medewerkers afleidt uit biometrische gegevens, zoals gezicht, stem of
#       manier van lopen, is in het onderwijs verboden, behalve om medische of veiligheidsredenen. De toon van een
#       geschreven evaluatie lezen valt niet onder dit verbod.
package code_of_practice.no_emotion_recognition

import data.lib.facts
import data.lib.finding
import data.lib.model

# METADATA
# title: Emotions would be inferred from biometric data
# custom:
#   code: no-emotion-recognition/banned
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: Emoties zouden worden afgeleid uit biometrische gegevens
#   remedy:
#     en: Leave the recognition of emotions out.
#     nl: Laat de emotieherkenning weg.
findings contains found if {
	some process in facts.judged
	process.model.infers_emotion == true
	not process.model.from_biometrics == false
	not process.model.medical_or_safety == true
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: It is not known whether the model infers emotions
# custom:
#   code: no-emotion-recognition/not-known
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet bekend of het model emoties afleidt
#   remedy:
#     en: State of the model whether it infers emotions of persons.
#     nl: Geef van het model aan of het emoties van personen afleidt.
findings contains found if {
	some process in model.used
	not _says_whether(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_says_whether(process) if is_boolean(process.model.infers_emotion)
