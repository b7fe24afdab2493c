# METADATA
# title: Findings
# description: Builds findings from the METADATA of the rule that makes them, so that code, effect and kind stand once.
package lib.finding

# METADATA
# description: Gives code, effect, kind, norm and scope of the rule whose METADATA chain this is.
variant(chain) := {
	"code": custom.code,
	"effect": custom.effect,
	"kind": custom.kind,
	"norm": chain[1].annotations.custom.norm,
	"scope": custom.scope,
} if {
	custom := chain[0].annotations.custom
}

# METADATA
# description: Makes one finding; place is empty, or names the process, the column, or both.
of(described, place, params) := object.union_n([described, place, {"params": params}])
