// The main places of the portal, and the right that each asks for; who lacks it does not see it.
export const NAVIGATION = [
  { to: '/', text: 'nav.work', right: null },
  { to: '/projects', text: 'nav.projects', right: 'read:Project' },
  { to: '/monthly-list', text: 'nav.monthlyList', right: 'read:MonthlyList' },
  { to: '/my-data', text: 'nav.consents', right: 'read:Consent' },
  { to: '/data-sets', text: 'nav.datasets', right: null },
  { to: '/imports', text: 'nav.imports', right: 'read:Import' },
  { to: '/code', text: 'nav.code', right: 'read:CodeVersion' },
  { to: '/access-requests', text: 'nav.accessRequests', right: 'read:AccessRequest' },
  { to: '/deliveries', text: 'nav.deliveries', right: 'read:Delivery' },
  { to: '/logs', text: 'nav.logs', right: 'read:LogEntry' },
  { to: '/institution', text: 'nav.institution', right: 'read:Institution' },
  { to: '/people', text: 'nav.people', right: 'read:RoleGrant' },
] as const;
