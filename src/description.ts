import { existsSync, readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Config } from './platform/config/index.js';
import { completeDescription, type Example, permissionCatalogue } from './platform/http/index.js';

const tags: Readonly<Record<string, string>> = {
  Desk: 'What one person finds on coming to work.',
  'Early access': 'What accredited press reads before its hour.',
  Feeds: 'RSS, Atom, JSON Feed, and what search engines read.',
  Files: 'Pictures and attachments.',
  Identity: 'Signing in, accounts, organisations and memberships.',
  Ledger: 'The public log of official acts (C2SP tlog-tiles) and the audit trail.',
  Operation: 'Health and numbers of a process.',
  Portal: 'How this installation looks.',
  Reference: 'Topics and places.',
  'Releases (desk)': 'Releases at work, for those who write and approve them.',
  'Releases (public)': 'What the province has said, for everybody.',
  Search: 'Finding what was said, with or without marks.',
  Settings: 'What people change while the server runs.',
  Wire: 'Every act on releases in order, for the machines of newsrooms.',
};

/** The page's own scripts only; its style sheet sets styles on elements. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API description (OpenAPI 3.1), made from the routes and schemas of the running code. */
export function describe(app: NestFastifyApplication, config: Config): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Khen')
    .setDescription(
      `${config.demonstration ? 'Dữ liệu minh họa. ' : ''}Official information of a province: written, approved, ` +
        'published, provable. Public reads need no credentials; the desk needs a bearer token of `POST /api/v1/session` ' +
        'and, for people of several organisations, the header `Khen-Acting-For`; machines get theirs at ' +
        '`POST /oauth/token`. Errors are problem details (RFC 9457) ' +
        'in the language of Accept-Language; lists are paged by cursor.',
    )
    .setVersion('1')
    .setContact('Khen', config.publicUrl ?? 'https://khen.example', config.mailFrom)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'session')
    .addOAuth2(
      { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: scopes() } } },
      'client',
    );
  for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  return completeDescription(SwaggerModule.createDocument(app, builder.build()), examples());
}

/** Serves the description at `/api/openapi.json` and a page to read and try it at `/api/docs`, from this server alone. */
export function serveDescription(app: NestFastifyApplication, config: Config): void {
  SwaggerModule.setup('api/docs', app, () => describe(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Khen API',
    customCss: '.swagger-ui .topbar { display: none }',
  });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', PAGE_POLICY);
    done(null, payload);
  });
}

/** What machines may be allowed, by scope. */
function scopes(): Record<string, string> {
  const held = [...permissionCatalogue].filter(([, { scope }]) => scope);
  return Object.fromEntries(held.map(([name, { en }]) => [name, en]));
}

/** Real requests and answers, kept by the test that walks every operation. */
function examples(): Readonly<Record<string, Example>> {
  const file = new URL('examples.json', import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Example>) : {};
}
