import { clientError } from '../clients/client.errors.js';
import type { ClientCredentials } from '../use-cases/issue-client-token.js';

const LONGEST = 300;

/** The parameters of a token request; throws on one that is sent twice (RFC 6749, 3.2). One without a value counts as not sent. */
function readForm(body: unknown): Map<string, string> {
  if (typeof body !== 'string') throw clientError('token-request-invalid');
  const parameters = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (seen.has(name)) throw clientError('token-request-invalid');
    seen.add(name);
    if (value !== '') parameters.set(name, value);
  }
  return parameters;
}

/** `client_secret_basic`: id and secret are form-encoded before they are joined (RFC 6749, 2.3.1). */
function readBasic(authorization: string): ClientCredentials {
  const encoded = /^basic +([A-Za-z0-9+/_-]{1,2000}={0,2})$/i.exec(authorization)?.[1];
  const [id, ...rest] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
  try {
    return { clientId: decode(id!), secret: decode(rest.join(':')) };
  } catch {
    throw clientError('client-refused');
  }
}

function credentialsOf(
  parameters: Map<string, string>,
  authorization: string | undefined,
): ClientCredentials {
  const [clientId, secret] = [parameters.get('client_id'), parameters.get('client_secret')];
  if (authorization === undefined) {
    if (clientId === undefined || secret === undefined) throw clientError('client-refused');
    return { clientId, secret };
  }
  if (secret !== undefined) throw clientError('token-request-invalid');
  const shown = readBasic(authorization);
  if (clientId !== undefined && clientId !== shown.clientId) throw clientError('token-request-invalid');
  return shown;
}

/** What a request for a token says; members that we don't know are ignored, as RFC 6749, 3.2, asks. */
export function readTokenRequest(body: unknown, authorization: string | undefined) {
  const parameters = readForm(body);
  const grant = parameters.get('grant_type');
  if (grant === undefined) throw clientError('token-request-invalid');
  if (grant !== 'client_credentials') throw clientError('grant-unsupported');
  const { clientId, secret } = credentialsOf(parameters, authorization);
  if (clientId.length > LONGEST || secret.length > LONGEST) throw clientError('client-refused');
  const scopes = parameters.get('scope')?.split(' ').filter(Boolean);
  return { credentials: { clientId, secret }, scopes: scopes && [...new Set(scopes)] };
}
