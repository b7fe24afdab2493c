// What a rule may give, by the names of its sets; lib/rules.rego names each of them per norm.
export const KINDS = ['findings', 'obligations', 'columns', 'rows', 'group_sizes'];
