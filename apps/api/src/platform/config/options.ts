// Every option of the api: its environment name, default and meaning. README's table is made from the same list.
export interface OptionSpec<T> {
  readonly env: string;
  readonly doc: string;
  readonly fallback: T | (() => T) | null;
  readonly read: (text: string) => T;
}

/** Says that an option's text cannot be used; collected, never shown one by one. */
export class OptionFault extends Error {}

function fault(message: string): never {
  throw new OptionFault(message);
}

const asText = (text: string): string => (text.trim() === '' ? fault('must not be empty') : text.trim());
const asPort = (text: string): number =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : fault('must be a port number between 0 and 65535');
const asCount =
  (low: number, high: number) =>
  (text: string): number =>
    /^\d{1,12}$/.test(text) && Number(text) >= low && Number(text) <= high
      ? Number(text)
      : fault(`must be a whole number between ${low} and ${high}`);
const asUrl =
  (protocols: readonly string[]) =>
  (text: string): string => {
    const url = URL.canParse(text) ? new URL(text) : fault('must be a URL');
    return protocols.includes(url.protocol) ? text : fault(`must begin with ${protocols.join(' or ')}//`);
  };
const asSwitch = (text: string): boolean =>
  text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : fault('must be 1 or 0');
const asOneOf =
  <T extends string>(...values: readonly T[]) =>
  (text: string): T =>
    values.find((value) => value === text) ?? fault(`must be one of: ${values.join(', ')}`);

const option = <T>(env: string, fallback: OptionSpec<T>['fallback'], read: (text: string) => T, doc: string): OptionSpec<T> => ({
  env,
  fallback,
  read,
  doc,
});
const POSTGRES = asUrl(['postgres:', 'postgresql:']);

export const OPTIONS = {
  host: option('HOST', '127.0.0.1', asText, 'Address on which the api listens.'),
  port: option('PORT', 3000, asPort, 'Port on which the api listens; 0 takes a free one.'),
  publicUrl: option(
    'PUBLIC_URL',
    '',
    asUrl(['http:', 'https:']),
    'Address under which people reach the platform; default http://HOST:PORT.',
  ),
  databaseUrl: option('DATABASE_URL', null, POSTGRES, 'PostgreSQL as the api role (least rights).'),
  databaseProxyUrl: option('DATABASE_PROXY_URL', null, POSTGRES, 'PostgreSQL as the read-only role of the data-access proxy.'),
  databasePoolMax: option('DATABASE_POOL_MAX', 20, asCount(4, 200), 'Connections of the api role.'),
  proxyPoolMax: option('DATABASE_PROXY_POOL_MAX', 8, asCount(1, 100), 'Connections of the proxy role: data streams at the same time.'),
  durability: option<'required' | 'waived'>(
    'DATABASE_DURABILITY',
    'required',
    asOneOf('required', 'waived'),
    'required: a server that may lose acknowledged commits (fsync or synchronous_commit off) is refused; waived: for trials without real data.',
  ),
  dataDir: option('WAARBORG_DATA_DIR', '.waarborg', asText, 'Folder of the platform: spooled uploads and, when embedded, PostgreSQL.'),
  keyDir: option('WAARBORG_KEY_DIR', '.waarborg/keys', asText, 'Folder of the keys (files of mode 0600); back it up apart from the data.'),
  oidcIssuer: option(
    'OIDC_ISSUER',
    '',
    asUrl(['https:', 'http:']),
    'OpenID Connect issuer that people sign in with; none: the development issuer.',
  ),
  oidcClientId: option('OIDC_CLIENT_ID', '', asText, 'Client id of this platform at the issuer.'),
  oidcClientSecret: option('OIDC_CLIENT_SECRET', '', asText, 'Client secret at the issuer; empty for a public client.'),
  oidcAffiliationClaim: option(
    'OIDC_AFFILIATION_CLAIM',
    'eduperson_affiliation',
    asText,
    'Claim that holds what somebody is at the institution (student, employee).',
  ),
  oidcOrganizationClaim: option('OIDC_ORGANIZATION_CLAIM', 'schac_home_organization', asText, 'Claim that names the institution.'),
  oidcStudentNumberClaim: option(
    'OIDC_STUDENT_NUMBER_CLAIM',
    'schac_personal_unique_code',
    asText,
    'Claim that holds the student number; its last part after a colon counts.',
  ),
  institutionSlug: option(
    'INSTITUTION_SLUG',
    '',
    asText,
    'Short name of the institution that is opened at the first start with an issuer.',
  ),
  institutionName: option('INSTITUTION_NAME', '', asText, 'Name of that institution.'),
  institutionDomain: option('INSTITUTION_DOMAIN', '', asText, 'What the issuer names that institution by, for instance vu.nl.'),
  sessionIdleMinutes: option('SESSION_IDLE_MINUTES', 30, asCount(1, 1_440), 'A session ends after so long without a request.'),
  sessionMaxHours: option('SESSION_MAX_HOURS', 12, asCount(1, 168), 'A session ends after so long in any case.'),
  identity: option<'development' | 'closed'>(
    'IDENTITY',
    'development',
    asOneOf('development', 'closed'),
    'development (while no issuer is set): the development issuer and personal tokens for the personas, on loopback only; closed: neither.',
  ),
  logOriginPrefix: option(
    'LOG_ORIGIN_PREFIX',
    'waarborg.example',
    asText,
    'First part of the origin line of new transparency logs; fixed once a log exists.',
  ),
  logLevel: option<'debug' | 'info' | 'warn' | 'error' | 'silent'>(
    'LOG_LEVEL',
    'info',
    asOneOf('debug', 'info', 'warn', 'error', 'silent'),
    'Least level that is written to standard output.',
  ),
  demo: option('WAARBORG_DEMO', false, asSwitch, '1: make the demo institution when the database holds no institution.'),
  demoStudents: option(
    'DEMO_STUDENTS',
    2_000,
    asCount(0, 1_000_000),
    'Students of the made-up university that the demo loads at its first start; 0: none.',
  ),
  bodyIdleSeconds: option(
    'BODY_IDLE_SECONDS',
    30,
    asCount(1, 3_600),
    'Longest standstill of a request body on its way in; then the request is given up.',
  ),
  drainSeconds: option('DRAIN_SECONDS', 20, asCount(0, 600), 'Time that running data streams get to finish at shutdown.'),
  streamMaxSeconds: option('STREAM_MAX_SECONDS', 1800, asCount(1, 86_400), 'Longest duration of one data stream.'),
  importMaxBytes: option(
    'IMPORT_MAX_BYTES',
    2_000_000_000,
    asCount(1, 100_000_000_000),
    'Largest upload, and largest size after decompression.',
  ),
} as const;
