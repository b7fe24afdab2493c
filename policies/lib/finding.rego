# METADATA
# title: Findings
# description: Builds findings from the METADATA of the rule that makes them, so that code, effect and kind stand once.
package lib.finding

_departed_from := {"code", "practice"}

# METADATA
# description: >-
#   Gives code, effect, kind, norm and scope of the rule whose METADATA chain this is, and whether one may depart from
#   what it finds: from the code and from good practice, not from the law, nor from what METADATA keeps for a reason.
variant(chain) := {
	"code": custom.code,
	"departable": departable(object.get(custom, "nature", rule.nature), custom),
	"effect": custom.effect,
	"kind": custom.kind,
	"norm": rule.norm,
	"scope": custom.scope,
} if {
	custom := chain[0].annotations.custom
	rule := chain[1].annotations.custom
}

# METADATA
# description: Makes one finding; place is empty, or names the process, the column, or both.
of(described, place, params) := object.union_n([described, place, {"params": params}])

# METADATA
# description: Whether one may depart from what a rule finds with this nature, unless what is said of it keeps it.
departable(nature, described) if {
	nature in _departed_from
	not described.kept
} else := false
