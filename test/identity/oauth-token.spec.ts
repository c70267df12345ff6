import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { AccessTokens } from '../../src/identity/access/access-tokens.js';
import { secretId } from '../../src/identity/clients/client-secret.js';
import { Authenticator } from '../../src/platform/http/index.js';
import { askToken, basic, type Machine, Machines, post } from './machines.js';
import { type Answer, type IdentityServer, startIdentity, statuses } from './support.js';

let server: IdentityServer;
let machines: Machines;
let machine: Machine;
let agency: string;
beforeAll(async () => {
  server = await startIdentity();
  agency = await server.organisation('agency', undefined, 'press_agency');
  await server.account('manager@khen.test', { organisation: agency, role: 'manager' });
  machines = new Machines(server, 'manager@khen.test');
  machine = await machines.create(agency);
});
afterAll(() => server.close());

const refusal = ({ status, body }: Answer) => [status, body.error];
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const grant = 'grant_type=client_credentials';
const raw = (text: string, headers: Record<string, string> = {}) =>
  server.ask('POST', '/oauth/token', { raw: text, headers: { ...form, ...headers } });
/** A secret that looks like one of ours, checksum included. */
function wellFormed(id: string): string {
  const body = Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), randomBytes(32)]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return `khen_${Buffer.concat([body, checksum]).toString('base64url')}`;
}

describe('the token endpoint', () => {
  it('gives a token to a client that shows its secret, by HTTP Basic or in the form', async () => {
    for (const answer of [
      await askToken(server, {}, { headers: basic(machine) }),
      await askToken(server, post(machine)),
      await askToken(server, { client_id: machine.id }, { headers: basic(machine) }),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        pragma: 'no-cache',
      });
      expect(answer.body).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'early-access.read',
      });
      const { access_token: token } = answer.body;
      expect(decodeProtectedHeader(token).typ).toBe('client-at+jwt');
      const { sub, client_id: client, iss, iat = 0, exp = 0 } = decodeJwt(token);
      expect([sub, client, iss, exp - iat]).toEqual([machine.id, machine.id, 'https://khen.test', 300]);
    }
  });

  it('gives the scopes that are asked for, all if none are, and refuses others', async () => {
    const scope = async (asked: string) => askToken(server, { ...post(machine), scope: asked });
    expect((await scope('')).body.scope).toBe('early-access.read');
    expect((await scope(' early-access.read  early-access.read ')).body.scope).toBe('early-access.read');
    for (const asked of [
      'clients.read',
      'early-access.read clients.read',
      'EARLY-ACCESS.READ',
      ' '.repeat(3),
    ])
      expect(refusal(await scope(asked))).toEqual([400, 'invalid_scope']);
  });

  it('refuses in the words of RFC 6749, 5.2, as JSON that is not kept', async () => {
    const refused: [Promise<Answer>, number, string][] = [
      [raw(''), 400, 'invalid_request'],
      [raw('grant_type='), 400, 'invalid_request'],
      [raw('grant_type=password'), 400, 'unsupported_grant_type'],
      [raw('grant_type=authorization_code'), 400, 'unsupported_grant_type'],
      [raw(grant), 401, 'invalid_client'],
      [raw(`${grant}&client_id=${machine.id}`), 401, 'invalid_client'],
      [raw(`${grant}&client_secret=${machine.secret}`), 401, 'invalid_client'],
      [raw(grant, { authorization: 'Bearer x.y.z' }), 401, 'invalid_client'],
      [raw(grant, { authorization: 'Basic' }), 401, 'invalid_client'],
      [raw(grant, { authorization: 'Basic !!!' }), 401, 'invalid_client'],
      [
        raw(grant, { authorization: `Basic ${Buffer.from('%:%').toString('base64')}` }),
        401,
        'invalid_client',
      ],
      [raw(`${grant}&client_secret=${machine.secret}`, basic(machine)), 400, 'invalid_request'],
      [raw(`${grant}&client_id=x`, basic(machine)), 400, 'invalid_request'],
    ];
    for (const [asked, status, error] of refused) {
      const answer = await asked;
      expect(refusal(answer)).toEqual([status, error]);
      expect(answer.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.headers['www-authenticate']).toBe(
        status === 401 ? 'Basic realm="khen", charset="UTF-8"' : undefined,
      );
    }
  });

  it('refuses a parameter that is sent twice, and ignores those that it does not know', async () => {
    const whole = `${grant}&client_id=${machine.id}&client_secret=${machine.secret}`;
    expect((await raw(`${whole}&resource=https%3A%2F%2Fx&__proto__=1&constructor=1`)).status).toBe(200);
    for (const again of [
      grant,
      `client_id=${machine.id}`,
      'client_secret=x',
      'scope=a&scope=b',
      'x=1&x=2',
      'scope=&scope=',
    ])
      expect(refusal(await raw(`${whole}&${again}`))).toEqual([400, 'invalid_request']);
  });

  it('takes forms only, and none that is large', async () => {
    const whole = `${grant}&client_id=${machine.id}&client_secret=${machine.secret}`;
    const typed = (type: string, text = whole) => raw(text, { 'content-type': type });
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencodedx',
    ])
      expect((await typed(type)).status).toBe(415);
    expect(refusal(await typed('application/json', '{"grant_type":"client_credentials"}'))).toEqual([
      400,
      'invalid_request',
    ]);
    expect((await typed('application/json', '{')).status).toBe(400);
    expect((await typed('application/x-www-form-urlencoded; charset=UTF-8')).status).toBe(200);
    expect((await typed('Application/X-WWW-Form-Urlencoded')).status).toBe(200);
    expect((await raw(`${whole}&x=${'y'.repeat(9000)}`)).status).toBe(413);
    expect((await raw('&'.repeat(8000) + grant)).body.error).toBe('invalid_client');
    expect((await raw(`${grant}&client_id=${'9'.repeat(4000)}&client_secret=x`)).status).toBe(401);
    expect((await raw(Buffer.from([0xff, 0xfe, 0x3d, 0x00]).toString('latin1'))).status).toBe(400);
    expect((await raw(`${grant}&client_id=%00&client_secret=%00`)).status).toBe(401);
  });

  it('is open to forms alone: no other route takes one', async () => {
    const answer = await server.ask('POST', '/api/v1/session', { raw: 'email=a&password=b', headers: form });
    expect(answer.status).toBe(415);
  });

  it('says the same of a client that is not there, a wrong secret and a mangled one', async () => {
    const mangled = machine.secret.slice(0, -1) + (machine.secret.endsWith('A') ? 'B' : 'A');
    const attempts = [
      { id: '0193c0de-0000-7000-8000-000000000001', secret: machine.secret },
      { id: 'no uuid', secret: machine.secret },
      { id: machine.id, secret: mangled },
      { id: machine.id, secret: wellFormed(machine.secretId) },
      { id: machine.id, secret: wellFormed('0193c0de-0000-7000-8000-000000000001') },
    ];
    expect(secretId(attempts[3]!.secret)).toBe(machine.secretId);
    expect(secretId(mangled)).toBeUndefined();
    const answers: Answer[] = [];
    for (const [index, attempt] of attempts.entries())
      answers.push(await askToken(server, {}, { headers: basic(attempt), ip: `198.51.100.${index}` }));
    expect(answers.map(({ body }) => body)).toEqual(attempts.map(() => answers[0]!.body));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401]);
  });
});

describe('guessing secrets', () => {
  it('is slowed down for the guesser; whoever has the right secret notices nothing, there or elsewhere', async () => {
    const ip = '203.0.113.9';
    const wrong = { id: machine.id, secret: wellFormed(machine.secretId) };
    const guess = () => askToken(server, {}, { headers: basic(wrong), ip });
    const answers: Answer[] = [];
    for (let tried = 0; tried < 8; tried += 1) answers.push(await guess());
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect(answers.at(-1)!.headers['retry-after']).toMatch(/^\d+$/);
    for (const address of [ip, '203.0.113.10'])
      expect((await askToken(server, post(machine), { ip: address })).status).toBe(200);
    expect((await guess()).status).toBe(429);
    server.clock.advance(20 * 60_000);
    expect((await guess()).status).toBe(401);
  });

  it('from one network, of whatever client, comes to an end as well', async () => {
    const ip = '203.0.113.30';
    const found: number[] = [];
    for (let tried = 0; tried < 65; tried += 1)
      found.push((await askToken(server, { client_id: `c${tried}`, client_secret: 'x' }, { ip })).status);
    expect(found.filter((status) => status === 401)).toHaveLength(60);
    expect(found.slice(60)).toEqual([429, 429, 429, 429, 429]);
  });

  it('does not count against a client whose machines all ask at once', async () => {
    const ip = '203.0.113.40';
    const asked = Array.from({ length: 100 }, () => askToken(server, post(machine), { ip }));
    expect(statuses(await Promise.all(asked))).toEqual(asked.map(() => 200));
  });
});

describe('the metadata of the authorization server', () => {
  it('says where and how tokens are had (RFC 8414)', async () => {
    const { status, body, headers } = await server.ask('GET', '/.well-known/oauth-authorization-server');
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      issuer: 'https://khen.test',
      token_endpoint: 'https://khen.test/oauth/token',
      jwks_uri: 'https://khen.test/.well-known/jwks.json',
      scopes_supported: ['early-access.read'],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      service_documentation: 'https://khen.test/api/docs',
    });
  });
});

describe('the limit of requests', () => {
  it('knows a machine by a token that is genuine, of its kind and not over', async () => {
    const tokens = server.app.get(AccessTokens);
    const machineOf = (token: string) => server.app.get(Authenticator).machineOf(`Bearer ${token}`);
    const now = new Date();
    const token = await tokens.signForClient(machine.id, machine.secretId, [], now);
    expect(await machineOf(token)).toBe(machine.id);
    const [header, claims, signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: agency })).toString('base64url');
    for (const refused of [
      `${header}.${other}.${signature}`,
      `${header}.${claims}.`,
      await tokens.sign(machine.id, machine.secretId, now),
      await tokens.signForClient(machine.id, machine.secretId, [], new Date(now.getTime() - 3_600_000)),
      'junk',
    ])
      expect(await machineOf(refused)).toBeUndefined();
  });
});
