import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { ALSO_AS, type ErrorStatus, problemResponse } from './operation.js';
import { KNOWS_CALLER, permissionCatalogue } from './permissions.js';
import { Problem } from './problem.js';

/** A real request and answer of an operation, shown beside its schemas. */
export interface Example {
  readonly request?: unknown;
  readonly answer?: unknown;
}

type MediaTypes = Record<string, { schema?: unknown; example?: unknown } | undefined>;
interface Described {
  operationId: string;
  'x-permission'?: string;
  [ALSO_AS]?: readonly string[];
  [KNOWS_CALLER]?: boolean;
  security?: object[];
  parameters?: { name?: string; description?: string; $ref?: string }[];
  requestBody?: { content?: MediaTypes };
  responses: Record<string, { content?: MediaTypes }>;
}

const actingFor = {
  name: 'Khen-Acting-For',
  in: 'header' as const,
  required: false,
  description: 'Id of the organisation acted for; needed by people of several organisations.',
  schema: { type: 'string' as const, format: 'uuid' },
};

/** What a parameter of an address means where its route does not say more. */
const pathParameters: Readonly<Record<string, string>> = {
  id: 'Id of what the address names.',
  lang: 'Language of the text (BCP 47).',
  version: 'Number of the version, as the public counts.',
};

/**
 * Adds what the code implies for every operation: who may call it, the errors of guards and checks, the organisation
 * acted for; and examples, by operationId. Takes away what schema conversion adds and nobody reads.
 */
export function completeDescription(
  document: OpenAPIObject,
  examples: Readonly<Record<string, Example>>,
): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema() },
    parameters: { ActingFor: actingFor },
  };
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path as Record<string, Described>)) {
      addImplied(method, operation);
      addFormats(operation);
      addExample(operation, examples[operation.operationId] ?? {});
    }
  }
  return tidy(document) as OpenAPIObject;
}

function problemSchema(): object {
  const { $defs } = z.toJSONSchema(Problem) as { $defs?: Record<string, Record<string, unknown>> };
  const { id: _, ...schema } = $defs?.['Problem'] ?? {};
  return schema;
}

/** Ways to say who asks; an empty one where nobody has to. */
function credentialsOf({ 'x-permission': permission = '', [KNOWS_CALLER]: known }: Described): object[] {
  if (permission === 'public') return known ? [{}, { session: [] }, { client: [] }] : [];
  return [{ session: [] }, ...(permissionCatalogue.get(permission)?.scope ? [{ client: [permission] }] : [])];
}

function addImplied(method: string, operation: Described): void {
  const add = (...statuses: ErrorStatus[]): void => {
    for (const status of statuses) operation.responses[status] ??= { ...problemResponse(status) };
  };
  const security = credentialsOf(operation);
  delete operation[KNOWS_CALLER];
  if (security.length > 0) {
    operation.security = security;
    (operation.parameters ??= []).push({ $ref: '#/components/parameters/ActingFor' });
    add(400, 401, 403);
  }
  // Also where no body is asked for: one that comes all the same is read.
  if (method !== 'get') add(400, 413, 415);
  if (operation.parameters?.length) add(400);
  for (const parameter of operation.parameters ?? []) {
    if (parameter.name) parameter.description ??= pathParameters[parameter.name] ?? 'See the schema.';
  }
}

/** The answer's other media types: objects that their own standards describe. */
function addFormats(operation: Described): void {
  for (const mediaType of operation[ALSO_AS] ?? [])
    operation.responses['200']!.content![mediaType] = {
      schema: { type: mediaType.startsWith('text/') ? 'string' : 'object' },
    };
  delete operation[ALSO_AS];
}

function addExample({ requestBody, responses }: Described, { request, answer }: Example): void {
  const asked = requestBody?.content?.['application/json'];
  if (asked && request !== undefined) asked.example ??= request;
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const answered = done?.content?.['application/json'];
  if (answered && answer !== undefined) answered.example ??= answer;
}

const MACHINE_BOUNDS = new Set([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]);

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const { format } = value as { format?: unknown };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(key === 'pattern' && typeof format === 'string'))
      .filter(([key, member]) => !(key.endsWith('imum') && MACHINE_BOUNDS.has(member as number)))
      .map(([key, member]) => [key, tidy(member)]),
  );
}
