// The layers of the api, from the bottom up; folders on one line do not see each other (ADR 0002).
// The one list behind dependency-cruiser, its planted breaches, and the picture in README.
export const LAYERS = [
  ['common'],
  ['platform', 'disclosure'],
  ['access'],
  ['audit-log'],
  ['gate', 'papers'],
  ['identity'],
  ['decisions'],
  ['datasets', 'revisions'],
  ['projects'],
  ['legal-basis', 'consent', 'dpia', 'models', 'incidents', 'council'],
  ['code-of-practice'],
  ['data-access', 'guidance'],
  ['rights', 'oversight'],
  ['documents', 'examples'],
];

/** Folders that are entered file by file; every other one only through its index.ts. */
export const OPEN_FOLDERS = ['common', 'platform'];
