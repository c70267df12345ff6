import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const yesOrNo = z.stringbool({ truthy: ['true', 'yes', '1'], falsy: ['false', 'no', '0'] });
function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
  return (
    most > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

/** Whether it is the name of a zone, also an alternative one: the list of names has Asia/Saigon for Asia/Ho_Chi_Minh. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  );
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * Every variable that Khen reads. `describe` is what `.env.example` and a refused start say of it.
 * What is optional here may still be required outside the demonstration: see `loadConfig`.
 */
export const environment = z.object({
  DATA_DIR: z.string().min(1).default('data').describe('folder of the database, files and outgoing mail'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address to listen on; the demonstration serves 127.0.0.1 only'),
  PORT: count(0, 65_535).default(3000).describe('port to listen on; 0 takes a free one'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('address under which the public reaches this server, e.g. https://khen.example.gov.vn'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('outside PostgreSQL 18 or later; without it the server runs one of its own in DATA_DIR'),
  DATABASE_POOL: count(2, 200).default(10).describe('connections to the database, per process'),
  DATABASE_REPLICA_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('streaming replica of that database, from which public answers are made'),
  DATABASE_REPLICA_POOL: count(1, 200).default(10).describe('connections to the replica, per process'),
  DEMONSTRATION: yesOrNo
    .optional()
    .describe('load the demonstration on the first start; yes unless DATABASE_URL is set'),
  KEYS_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('folder of the signing keys, made by `npm run khen -- keygen FOLDER`'),
  LEDGER_ORIGIN: z
    .string()
    .regex(/^[a-z0-9.-]+(\/[a-z0-9._-]+)*$/, 'must look like khen.example.gov.vn/ledger')
    .max(200)
    .optional()
    .describe('name of the public log; it can never change'),
  MAIL_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('SMTP server for outgoing mail; without it mail is written to DATA_DIR/mail'),
  MAIL_FROM: z.email().default('khen@localhost.example').describe('sender of outgoing mail'),
  TOTP_MANDATORY: yesOrNo
    .optional()
    .describe(
      'second factor for approvers, duty officers, administrators, managers of agencies; yes outside the demonstration',
    ),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(url),
      'must be https, except on this machine',
    )
    .optional()
    .describe('provider of identities for single sign-on (OpenID Connect); without it there is none'),
  OIDC_CLIENT_ID: z.string().min(1).max(200).optional().describe('what this server is called there'),
  OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional().describe('its secret there'),
  OIDC_NAME: z.string().min(1).max(60).default('SSO').describe('name of the sign-on, as people know it'),
  OIDC_SECOND_FACTOR: list.describe(
    'words of the provider (acr or amr), comma separated, that mean a second factor; none is believed unless named',
  ),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'is not a time zone')
    .default('Asia/Ho_Chi_Minh')
    .describe('zone of dates in mails and on paper, of the days of deadlines and tasks'),
  TRUSTED_PROXIES: list
    .refine(
      (each) => each.every(isAddressOrNetwork),
      'must be addresses or networks, e.g. 10.0.0.5, 10.1.0.0/16',
    )
    .describe('addresses or networks, comma separated, whose X-Forwarded-* headers are believed'),
  RATE_LIMIT: count(10, 10_000_000)
    .default(1200)
    .describe('requests a minute: of a machine with a token, else of a network'),
  ANSWER_CACHE_BYTES: count(1_048_576, 100_000_000_000)
    .default(67_108_864)
    .describe('memory for public answers that are kept ready, per process'),
  MAX_FILE_BYTES: count(1024, 10_000_000_000).default(52_428_800).describe('largest uploaded file'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('bearer token for /metrics; without it only this machine may read them'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .optional()
    .describe('least level logged: info, in the demonstration warn'),
});

/** Who vouches for people, and what this server is to it. */
interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** Words (acr, amr) that mean a second factor. */
  readonly secondFactor: readonly string[];
}

/** What the process runs with; fixed while it runs. */
export class Config {
  declare readonly dataDir: string;
  declare readonly host: string;
  declare readonly port: number;
  /** Without a slash at the end; undefined when it follows from the port that was taken. */
  declare readonly publicUrl: string | undefined;
  declare readonly databaseUrl: string | undefined;
  declare readonly databasePool: number;
  declare readonly databaseReplicaUrl: string | undefined;
  declare readonly databaseReplicaPool: number;
  declare readonly demonstration: boolean;
  declare readonly keysDir: string;
  declare readonly ledgerOrigin: string;
  declare readonly mailUrl: string | undefined;
  declare readonly mailFrom: string;
  declare readonly totpMandatory: boolean;
  /** Undefined where there is no single sign-on. */
  declare readonly oidc: OidcProvider | undefined;
  declare readonly timeZone: string;
  declare readonly trustedProxies: readonly string[];
  declare readonly rateLimit: number;
  declare readonly answerCacheBytes: number;
  declare readonly maxFileBytes: number;
  declare readonly metricsToken: string | undefined;
  declare readonly logLevel: string;

  constructor(values: Omit<Config, 'withDatabase' | 'origin'>) {
    Object.assign(this, values);
  }

  /** Where links of ours begin, without a slash at the end. */
  get origin(): string {
    return this.publicUrl ?? `http://127.0.0.1:${this.port}`;
  }

  /** The same, on this database. */
  withDatabase(databaseUrl: string): Config {
    return Object.assign(Object.create(Config.prototype) as Config, this, { databaseUrl });
  }
}

/** The environment can't be used; `problems` names every variable at fault and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** The process's environment; nothing else reads it. The launcher adds what the file `.env` says. */
export function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** Reads and checks the environment. Throws one ConfigurationError that lists every problem at once. */
export function loadConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const demonstration = isYes(given['DEMONSTRATION'] ?? (given['DATABASE_URL'] ? 'no' : 'yes'));
  if (demonstration && given['DATABASE_URL']) {
    problems.push('DEMONSTRATION: the demonstration runs on its own database only; unset it or DATABASE_URL');
  }
  if (demonstration && (given['HOST'] ?? '127.0.0.1') !== '127.0.0.1') {
    problems.push('HOST: the demonstration serves 127.0.0.1 only; unset HOST, or set DEMONSTRATION=no');
  }
  if (given['DATABASE_REPLICA_URL'] && !given['DATABASE_URL']) {
    problems.push('DATABASE_REPLICA_URL: is a replica of the database in DATABASE_URL; set that too');
  }
  if (given['OIDC_ISSUER']) {
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const) {
      if (!given[name]) problems.push(`${name}: must be set beside OIDC_ISSUER`);
    }
  }
  if (!demonstration) {
    for (const name of ['PUBLIC_URL', 'KEYS_DIR', 'LEDGER_ORIGIN'] as const) {
      if (!given[name]) problems.push(`${name}: must be set (${environment.shape[name].description})`);
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  return new Config({
    dataDir,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    databaseReplicaUrl: values.DATABASE_REPLICA_URL,
    databaseReplicaPool: values.DATABASE_REPLICA_POOL,
    demonstration,
    keysDir: values.KEYS_DIR ? resolve(values.KEYS_DIR) : join(dataDir, 'keys'),
    ledgerOrigin: values.LEDGER_ORIGIN ?? 'demonstration.khen.example/ledger',
    mailUrl: values.MAIL_URL,
    mailFrom: values.MAIL_FROM,
    totpMandatory: values.TOTP_MANDATORY ?? !demonstration,
    oidc: values.OIDC_ISSUER
      ? {
          issuer: values.OIDC_ISSUER,
          clientId: values.OIDC_CLIENT_ID!,
          clientSecret: values.OIDC_CLIENT_SECRET!,
          name: values.OIDC_NAME,
          secondFactor: values.OIDC_SECOND_FACTOR,
        }
      : undefined,
    timeZone: values.TIME_ZONE,
    trustedProxies: values.TRUSTED_PROXIES,
    rateLimit: values.RATE_LIMIT,
    answerCacheBytes: values.ANSWER_CACHE_BYTES,
    maxFileBytes: values.MAX_FILE_BYTES,
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL ?? (demonstration ? 'warn' : 'info'),
  });
}

function isYes(text: string): boolean {
  return yesOrNo.safeParse(text).data === true;
}
