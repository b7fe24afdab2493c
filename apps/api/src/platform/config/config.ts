// The api's configuration: read once from the environment, typed, checked as a whole and frozen.
import { OptionFault, OPTIONS, type OptionSpec } from './options.js';

type Options = typeof OPTIONS;
type ValueOf<S> = S extends OptionSpec<infer T> ? T : never;
export type ConfigValues = { readonly [K in keyof Options]: ValueOf<Options[K]> };

/** The configuration as one injectable, frozen value. */
export abstract class Config implements ConfigValues {
  declare readonly host: string;
  declare readonly port: number;
  declare readonly publicUrl: string;
  declare readonly databaseUrl: string;
  declare readonly databaseProxyUrl: string;
  declare readonly databasePoolMax: number;
  declare readonly proxyPoolMax: number;
  declare readonly durability: 'required' | 'waived';
  declare readonly dataDir: string;
  declare readonly keyDir: string;
  declare readonly oidcIssuer: string;
  declare readonly oidcClientId: string;
  declare readonly oidcClientSecret: string;
  declare readonly oidcAffiliationClaim: string;
  declare readonly oidcOrganizationClaim: string;
  declare readonly oidcStudentNumberClaim: string;
  declare readonly institutionSlug: string;
  declare readonly institutionName: string;
  declare readonly institutionDomain: string;
  declare readonly sessionIdleMinutes: number;
  declare readonly sessionMaxHours: number;
  declare readonly identity: 'development' | 'closed';
  declare readonly logOriginPrefix: string;
  declare readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  declare readonly demo: boolean;
  declare readonly demoStudents: number;
  declare readonly bodyIdleSeconds: number;
  declare readonly drainSeconds: number;
  declare readonly streamMaxSeconds: number;
  declare readonly importMaxBytes: number;
}

/** Says everything that is wrong with the configuration at once, values left out (they may be secrets). */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigFaults';
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads the configuration from an environment.
 * @throws ConfigFaults naming every option that is missing or wrong, and every pair that does not fit.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(OPTIONS)) {
    try {
      values[name] = valueOf(spec, environment[spec.env]);
    } catch (error) {
      if (!(error instanceof OptionFault)) {
        throw error;
      }
      faults.push(`${spec.env} ${error.message}`);
    }
  }
  if (isSet(environment['OIDC_ISSUER']) && !isSet(environment['IDENTITY'])) {
    values['identity'] = 'closed';
  }
  faults.push(...faultsOfPairs(values));
  if (faults.length > 0) {
    throw new ConfigFaults(faults);
  }
  return Object.freeze(values) as unknown as Config;
}

// What fits only together: who may sign in where, and over which kind of connection.
function faultsOfPairs({ host, publicUrl, identity, oidcIssuer, oidcClientId }: Partial<ConfigValues>): readonly string[] {
  const isLocal = host === undefined || LOOPBACK.has(host);
  const faces = publicUrl === undefined || publicUrl === '' ? null : new URL(publicUrl);
  const isOpen = faces !== null && !LOOPBACK.has(faces.hostname.replace(/^\[|\]$/g, ''));
  const rules: readonly (readonly [boolean, string])[] = [
    [identity === 'development' && !isLocal, 'IDENTITY=development needs HOST to be a loopback address (127.0.0.1, ::1 or localhost)'],
    [identity === 'development' && isOpen, 'IDENTITY=development needs PUBLIC_URL to be a loopback address, or empty'],
    [
      identity === 'development' && oidcIssuer !== undefined && oidcIssuer !== '',
      'IDENTITY=development and OIDC_ISSUER exclude each other: the development issuer does not run beside a real one',
    ],
    [
      faces?.protocol === 'http:' ? isOpen : faces === null && !isLocal,
      'PUBLIC_URL must begin with https:// when the platform is reached from elsewhere: over http it serves this machine alone',
    ],
    [oidcIssuer !== undefined && oidcIssuer !== '' && oidcClientId === '', 'OIDC_CLIENT_ID is missing beside OIDC_ISSUER'],
    [oidcIssuer?.startsWith('http:') === true && !LOOPBACK.has(new URL(oidcIssuer).hostname), 'OIDC_ISSUER must begin with https://'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, text]) => text);
}

const isSet = (text: string | undefined): boolean => text !== undefined && text !== '';

/** Reads the configuration of this process. @throws ConfigFaults */
export function readProcessConfig(): Config {
  return readConfig(process.env);
}

function valueOf(spec: OptionSpec<unknown>, text: string | undefined): unknown {
  if (text !== undefined && text !== '') {
    return spec.read(text);
  }
  if (spec.fallback === null) {
    throw new OptionFault('is missing');
  }
  return spec.fallback;
}

/** Answers DATABASE_OWNER_URL, which only migrations use. @throws ConfigFaults when it is missing. */
export function readOwnerUrl(): string {
  const url = process.env['DATABASE_OWNER_URL'];
  if (url === undefined || url === '') {
    throw new ConfigFaults(['DATABASE_OWNER_URL is missing (PostgreSQL as the owner role; for migrations only)']);
  }
  return url;
}

/** Answers the folder of the keys, for commands that copy them without a platform. */
export function readKeyDir(): string {
  return String(valueOf(OPTIONS.keyDir, process.env[OPTIONS.keyDir.env]));
}

/** Answers where command-line tools reach the platform: WAARBORG_URL, else the default port on this machine. */
export function commandLineUrl(): string {
  return process.env['WAARBORG_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;
}
