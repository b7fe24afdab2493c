// The configuration is read once, as a whole: all faults at once, no secrets in messages, frozen.
import { describe, expect, it } from '@jest/globals';
import { type ConfigFaults, OPTIONS, readConfig } from './index.js';

const SECRET = 'hunter2-secret';
const URLS = { DATABASE_URL: `postgres://api:${SECRET}@127.0.0.1/w`, DATABASE_PROXY_URL: `postgresql://proxy:${SECRET}@127.0.0.1/w` };

/** The faults with which an environment is refused; none when it is taken. */
function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigFaults).faults;
  }
}

describe('the configuration', () => {
  it('needs no more than the two addresses of the database', () => {
    expect(readConfig(URLS)).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      identity: 'development',
      demo: false,
      databaseUrl: URLS.DATABASE_URL,
    });
  });

  it('names all faults at once, each by its option', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://x',
      PORT: '70000',
      IDENTITY: 'open',
      WAARBORG_DEMO: 'yes',
      DATABASE_POOL_MAX: '3',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'DATABASE_PROXY_URL',
      'DATABASE_POOL_MAX',
      'IDENTITY',
      'LOG_LEVEL',
      'WAARBORG_DEMO',
    ]);
  });

  it('shows no value in a fault, for it may be a secret', () => {
    const environment = { DATABASE_URL: `mysql://${SECRET}`, DATABASE_PROXY_URL: SECRET, PORT: SECRET, HOST: ' ', DRAIN_SECONDS: SECRET };
    expect(() => readConfig(environment)).toThrow(/PORT must be a port number/);
    expect(faultsOf(environment)).toHaveLength(5);
    expect(() => readConfig(environment)).not.toThrow(SECRET);
  });

  it('is frozen', () => {
    const config = readConfig(URLS);
    expect(() => Object.assign(config, { demo: true })).toThrow(TypeError);
    expect(config.demo).toBe(false);
  });

  it('takes an empty option as one that is not set', () => {
    expect(readConfig({ ...URLS, PORT: '', IDENTITY: '' })).toMatchObject({ port: 3000, identity: 'development' });
  });

  it('takes each option from its own name', () => {
    expect(
      readConfig({ ...URLS, PORT: '0', IDENTITY: 'closed', WAARBORG_DEMO: '1', WAARBORG_KEY_DIR: '/keys', STREAM_MAX_SECONDS: '60' }),
    ).toMatchObject({ port: 0, identity: 'closed', demo: true, keyDir: '/keys', streamMaxSeconds: 60 });
  });
});

describe('development identity', () => {
  it.each(['127.0.0.1', '::1', 'localhost'])('is possible on %s', (HOST) => {
    expect(faultsOf({ ...URLS, HOST })).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.10', 'waarborg.example.nl'])('stops the start on %s', (HOST) => {
    expect(faultsOf({ ...URLS, HOST })).toEqual([
      expect.stringContaining('IDENTITY=development needs HOST to be a loopback address'),
      expect.stringContaining('PUBLIC_URL must begin with https://'),
    ]);
  });

  it('does not stand in the way of a closed platform on any address', () => {
    expect(faultsOf({ ...URLS, HOST: '0.0.0.0', IDENTITY: 'closed', PUBLIC_URL: 'https://waarborg.example.nl' })).toEqual([]);
  });

  it('does not run beside a real issuer, nor behind a public address', () => {
    const issuer = { OIDC_ISSUER: 'https://connect.example.nl', OIDC_CLIENT_ID: 'waarborg' };
    expect(faultsOf({ ...URLS, ...issuer, IDENTITY: 'development' })).toEqual([expect.stringContaining('exclude each other')]);
    expect(faultsOf({ ...URLS, PUBLIC_URL: 'https://waarborg.example.nl' })).toEqual([
      expect.stringContaining('PUBLIC_URL to be a loopback'),
    ]);
    expect(readConfig({ ...URLS, ...issuer }).identity).toBe('closed');
  });
});

describe('a connection without TLS', () => {
  it.each([
    { HOST: '0.0.0.0', IDENTITY: 'closed' },
    { IDENTITY: 'closed', PUBLIC_URL: 'http://waarborg.example.nl' },
    { OIDC_ISSUER: 'http://connect.example.nl', OIDC_CLIENT_ID: 'waarborg' },
  ])('stops the start off this machine: %o', (environment) => {
    expect(faultsOf({ ...URLS, ...environment })).toEqual([expect.stringContaining('must begin with https://')]);
  });

  it.each([{ PUBLIC_URL: 'http://127.0.0.1:3000' }, { PUBLIC_URL: 'http://localhost:3000', IDENTITY: 'closed' }, {}])(
    'is taken on this machine: %o',
    (environment) => {
      expect(faultsOf({ ...URLS, ...environment })).toEqual([]);
    },
  );

  it('is no matter of a client id alone, which must stand beside the issuer', () => {
    expect(faultsOf({ ...URLS, OIDC_ISSUER: 'https://connect.example.nl' })).toEqual([expect.stringContaining('OIDC_CLIENT_ID')]);
  });
});

describe('the options', () => {
  it('each have a name of their own and say what they are for', () => {
    const specs = Object.values(OPTIONS);
    expect(new Set(specs.map(({ env }) => env)).size).toBe(specs.length);
    expect(specs.filter(({ doc }) => doc.length < 15)).toEqual([]);
  });
});
