// Access: the role x action table, the marks on routes, the check on records, the scope of lists.
export { ABILITIES, type AccessRecord, type Action, may, mayEver, rightsOf, scope, type Scope, type Subject } from './abilities.js';
export { Allow, ALLOW, type Allowed } from './allow.js';
export { Public, PUBLIC } from '../platform/http/index.js';
export { requireMay } from './require.js';
