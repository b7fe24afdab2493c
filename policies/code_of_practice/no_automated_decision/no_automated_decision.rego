# METADATA
# title: No decision about a student by a machine alone
# description: >-
#   A decision with legal or similar effect, such as a study advice, admission, allocation, exclusion or a grade, is not
#   left to a machine alone. Where the law allows it, a person can step in, the student can give a view and contest, and
#   no special categories are used.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679
#     description: GDPR Art. 22
#   - ref: https://curia.europa.eu/juris/liste.jsf?num=C-634/21
#     description: CJEU C-634/21 (SCHUFA)
#   - ref: https://www.versnellingsplan.nl/Kennisbank/referentiekader-privacy-en-ethiek-voor-studiedata/
#     description: Referentiekader privacy en ethiek voor studiedata (2022), principle 4
# custom:
#   norm: A-61
#   principle: humane
#   gates: [G2, G4]
#   kind: violation
#   nature: law
#   lifted_by: requester
#   confidence:
#     GDPR Art. 22: verified
#     CJEU C-634/21 (SCHUFA): background
#     Referentiekader privacy en ethiek voor studiedata (2022), principle 4: secondary
#   nl:
#     title: Geen beslissing over een student door een machine alleen
#     description: >-
#       Een beslissing met rechtsgevolg of een vergelijkbaar gevolg, zoals een studieadvies, toelating, plaatsing,
#       uitsluiting of cijfer, wordt niet aan een machine alleen gelaten. Waar de wet het toestaat, kan een mens
#       ingrijpen, kan de student een standpunt geven en de uitkomst betwisten, en worden geen bijzondere
#       persoonsgegevens gebruikt.
package code_of_practice.no_automated_decision

import data.lib.facts
import data.lib.finding
import data.lib.usage

_effects := {"legal", "none", "similar"}

_degrees := {"full", "none", "support"}

_grounds := {"contract", "explicit-consent", "law"}

_guards := {"contestable", "human_intervenes", "own_view"}

# METADATA
# title: It is not stated what a decision means for the student or who takes it
# custom:
#   code: no-automated-decision/not-stated
#   effect: deny
#   kind: gap
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Niet vermeld wat een beslissing voor de student betekent of wie haar neemt
#   remedy:
#     en: State the effect of the decision and how far it is automated.
#     nl: Geef aan welk gevolg de beslissing heeft en hoe ver zij is geautomatiseerd.
findings contains found if {
	some process in _about_persons
	not _is_stated(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A machine alone would decide, and nothing allows it
# custom:
#   code: no-automated-decision/no-ground
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: Een machine zou alleen beslissen, en niets staat dat toe
#   remedy:
#     en: Let a person decide.
#     nl: Laat een mens beslissen.
findings contains found if {
	some process in _automated
	not _has_ground(process)
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: Against a decision by a machine alone the student has too little
# custom:
#   code: no-automated-decision/no-guards
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: requester
#   nl:
#     title: De student kan te weinig doen tegen een beslissing door een machine alleen
#   remedy:
#     en: Let a person step in, hear the student, and let the student contest.
#     nl: Laat een mens ingrijpen, hoor de student, en laat de student de uitkomst betwisten.
findings contains found if {
	some process in _automated
	lacking := {guard | some guard in _guards; not _has(process, guard)}
	count(lacking) > 0
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {"guards": sort(lacking)})
}

# METADATA
# title: A machine alone would decide on special categories
# custom:
#   code: no-automated-decision/special-data
#   effect: deny
#   kind: violation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: Een machine zou alleen beslissen op bijzondere persoonsgegevens
#   remedy:
#     en: Leave the special categories out.
#     nl: Laat de bijzondere persoonsgegevens weg.
findings contains found if {
	some process in _automated
	not process.decision.special_data == false
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

# METADATA
# title: A person takes this decision
# custom:
#   code: no-automated-decision/person-decides
#   effect: oblige
#   kind: obligation
#   scope: process
#   lifted_by: nobody
#   nl:
#     title: Een mens neemt deze beslissing
#   remedy:
#     en: Nothing to do; the outcome supports, a person decides.
#     nl: Niets te doen; de uitkomst ondersteunt, een mens beslist.
findings contains found if {
	some process in _about_persons
	process.decision.effect in {"legal", "similar"}
	process.decision.automation in {"none", "support"}
	found := finding.of(finding.variant(rego.metadata.chain()), {"process": process.id}, {})
}

_about_persons := [process |
	some process in facts.judged
	usage.on_persons(process)
]

# Whatever a process calls itself, no machine alone decides.
_automated := [process |
	some process in facts.judged
	process.decision.automation == "full"
	process.decision.effect in {"legal", "similar"}
]

_is_stated(process) if {
	process.decision.effect in _effects
	process.decision.automation in _degrees
}

_has_ground(process) if process.decision.article_22_ground in _grounds

_has(process, guard) if process.decision[guard] == true
