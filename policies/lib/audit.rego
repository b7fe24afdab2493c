# METADATA
# title: Audits of bias
# description: Tells which processes may use special categories to find bias in a model, because each condition is met.
# related_resources:
#   - ref: https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32024R1689
#     description: AI Act Art. 4a and Art. 10(5), still to be verified
package lib.audit

import data.lib.facts

# METADATA
# description: What an audit must meet, beside a day of deletion and no use for the model itself.
conditions := {
	"access_documented",
	"alternatives_excluded",
	"no_transfer",
	"pseudonymised",
	"register_reason_stated",
}

# METADATA
# description: Holds when an audit meets a condition.
meets(process, name) if process.bias_audit[name] == true

# METADATA
# description: Holds for a process that makes or mends a model and meets everything asked of an audit of bias.
holds(process) if {
	process.activity == "development"
	every name in conditions {
		meets(process, name)
	}
	facts.is_day(process.bias_audit.delete_by)
	process.bias_audit.delete_by >= input.today
	process.bias_audit.reused_for_model == false
}
