import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, environment, loadConfig } from './environment.js';

function problems(variables: Record<string, string>): readonly string[] {
  try {
    loadConfig(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('is the demonstration on an own database when nothing is set', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      demonstration: true,
      port: 3000,
      host: '127.0.0.1',
      totpMandatory: false,
    });
    expect(config.databaseUrl).toBeUndefined();
  });

  it('lists every problem at once, each with the name of its variable', () => {
    const names = problems({ PORT: 'x', DATABASE_POOL: '1', LOG_LEVEL: 'loud', MAIL_URL: 'http://x' })
      .map((problem) => problem.split(':')[0]!)
      .toSorted();
    expect(names).toEqual(['DATABASE_POOL', 'LOG_LEVEL', 'MAIL_URL', 'PORT']);
  });

  it('has no default for keys, origin or address outside the demonstration', () => {
    const listed = problems({ DATABASE_URL: 'postgres://db/khen' }).join('\n');
    for (const name of ['PUBLIC_URL', 'KEYS_DIR', 'LEDGER_ORIGIN'])
      expect(listed).toContain(`${name}: must be set`);
  });

  it('refuses the demonstration on an outside database or on a public address', () => {
    expect(problems({ DEMONSTRATION: 'yes', DATABASE_URL: 'postgres://db/khen' }).join()).toContain(
      'DEMONSTRATION',
    );
    expect(problems({ HOST: '0.0.0.0' }).join()).toContain('HOST');
  });

  it('refuses a replica of no database', () => {
    const replica = { DATABASE_REPLICA_URL: 'postgres://replica/khen' };
    expect(problems({ ...replica, DEMONSTRATION: 'no' }).join()).toContain('DATABASE_REPLICA_URL');
    expect(problems({ ...replica, DATABASE_URL: 'postgres://db/khen' }).join()).not.toContain('REPLICA');
  });

  it('takes a provider of single sign-on with all that it needs, and over https', () => {
    expect(problems({ OIDC_ISSUER: 'https://sso.example.gov.vn' }).map((each) => each.split(':')[0])).toEqual(
      ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
    );
    const client = { OIDC_CLIENT_ID: 'khen', OIDC_CLIENT_SECRET: 'secret' };
    expect(problems({ ...client, OIDC_ISSUER: 'http://sso.example.gov.vn' }).join()).toContain('OIDC_ISSUER');
    const { oidc } = loadConfig({
      ...client,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_SECOND_FACTOR: 'otp, hwk',
    });
    expect(oidc).toMatchObject({ name: 'SSO', secondFactor: ['otp', 'hwk'] });
    expect(loadConfig({}).oidc).toBeUndefined();
  });

  it('asks for a second factor unless it is the demonstration', () => {
    const config = loadConfig({
      DEMONSTRATION: 'no',
      PUBLIC_URL: 'https://khen.example.gov.vn/',
      KEYS_DIR: '/keys',
      LEDGER_ORIGIN: 'khen.example.gov.vn/ledger',
    });
    expect(config.totpMandatory).toBe(true);
    expect(config.publicUrl).toBe('https://khen.example.gov.vn');
  });

  it('limits requests unless that is told otherwise, and always somehow', () => {
    expect(loadConfig({}).rateLimit).toBe(1200);
    for (const RATE_LIMIT of ['0', '-1', '', 'no', '1e99', '99999999999'])
      expect([RATE_LIMIT, problems({ RATE_LIMIT }).join()]).toEqual([
        RATE_LIMIT,
        RATE_LIMIT === '' ? '' : expect.stringContaining('RATE_LIMIT'),
      ]);
  });

  it('knows time zones by all their names', () => {
    expect(loadConfig({ TIME_ZONE: 'Asia/Ho_Chi_Minh' }).timeZone).toBe('Asia/Ho_Chi_Minh');
    expect(loadConfig({ TIME_ZONE: 'UTC' }).timeZone).toBe('UTC');
    expect(['Asia/Ha_Giang', '+07:00'].map((zone) => problems({ TIME_ZONE: zone }).length)).toEqual([1, 1]);
  });

  it('is named in full by .env.example, and by nothing else', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const named = [...example.matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!);
    expect(named.toSorted()).toEqual(Object.keys(environment.shape).toSorted());
  });
});
