# METADATA
# title: A processor works under an agreement
# description: >-
#   A processor works under a signed agreement that still runs and names the data, streams, sub-processors and places,
#   what happens with the data at the end, and the right to audit. Only streams of the agreement flow. Who receives
#   personal data as processor is among the processors, by the same name.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 28
#   - ref: https://www.surf.nl/en/surf-legal-framework-of-standards-cloud-services
#     description: SURF model processor agreement 4.0
# custom:
#   norm: A-48
#   principle: accountable
#   gates: [G2, G3]
#   kind: gap
#   nature: law
#   lifted_by: privacy-officer
#   confidence:
#     GDPR Art. 28: verified
#     SURF model processor agreement 4.0: verified
#   nl:
#     title: Een verwerker werkt onder een overeenkomst
#     description: >-
#       Een verwerker werkt onder een ondertekende verwerkersovereenkomst die nog loopt. Daarin staan de gegevens,
#       stromen, subverwerkers en plaatsen, wat er na afloop met de gegevens gebeurt, en het recht op een audit. Alleen
#       de stromen die in de overeenkomst staan, zijn toegestaan. Wie als verwerker persoonsgegevens ontvangt, staat
#       onder dezelfde naam bij de verwerkers.
package code_of_practice.processor_agreement

import data.lib.facts
import data.lib.finding

# In any other role somebody does not process on behalf of the institution.
_other_roles := {"controller", "joint-controller", "subject", "supervisor"}

_parts := {"audit", "data_types", "places", "return_or_delete", "streams", "sub_processors"}

# METADATA
# title: It is not stated which processors take part, or who receives the data
# custom:
#   code: processor-agreement/not-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld welke verwerkers meewerken, of wie de gegevens ontvangt
#   remedy:
#     en: List the processors, and who receives the data; both lists may be empty.
#     nl: Noem de verwerkers, en wie de gegevens ontvangt; beide lijsten mogen leeg zijn.
findings contains found if {
	some process in facts.judged
	not _lists_parties(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A processor has no agreement that is signed and runs
# custom:
#   code: processor-agreement/no-agreement
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Een verwerker heeft geen ondertekende, lopende overeenkomst
#   remedy:
#     en: Name each processor among the processors, and sign or renew its agreement.
#     nl: Noem elke verwerker bij de verwerkers, en onderteken of vernieuw de overeenkomst.
findings contains found if {
	some process in facts.judged
	_lacks_agreement(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: The agreement with a processor lacks a part
# custom:
#   code: processor-agreement/incomplete
#   effect: hold
#   kind: gap
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: In de overeenkomst met een verwerker ontbreekt een deel
#   remedy:
#     en: Add the missing parts to the agreement.
#     nl: Vul de overeenkomst aan.
findings contains found if {
	some [process, processor] in _processors
	lacking := {part | some part in _parts; not _states(processor, part)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"parts": sort(lacking)})
}

# METADATA
# title: A stream is not in the agreement with the processor
# custom:
#   code: processor-agreement/other-streams
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: privacy-officer
#   nl:
#     title: Een stroom staat niet in de overeenkomst met de verwerker
#   remedy:
#     en: Leave the stream out, or add it to the agreement.
#     nl: Laat de stroom weg, of neem haar op in de overeenkomst.
findings contains found if {
	some [process, processor] in _processors
	not _keeps_to_streams(processor)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_lists_parties(process) if {
	is_array(process.processors)
	is_array(process.recipients)
}

_processors contains [process, processor] if {
	some process in facts.judged
	some processor in process.processors
}

_lacks_agreement(process) if {
	some processor in process.processors
	not _has_agreement(processor)
}

# Who receives personal data and may be a processor has none, unless it is among the processors.
_lacks_agreement(process) if {
	some recipient in process.recipients
	not _is_no_processor(recipient)
	not _is_named(process, recipient)
}

_is_no_processor(recipient) if recipient.role in _other_roles

_is_no_processor(recipient) if recipient.personal_data == false

_is_named(process, recipient) if {
	is_string(recipient.id)
	some processor in process.processors
	processor.id == recipient.id
}

_has_agreement(processor) if {
	processor.signed == true
	facts.is_day(processor.valid_until)
	processor.valid_until >= input.today
}

_states(processor, part) if processor[concat("_", [part, "stated"])] == true

_keeps_to_streams(processor) if {
	is_array(processor.streams_asked)
	every stream in processor.streams_asked {
		is_string(stream)
		stream in processor.streams_agreed
	}
}
