import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Answer } from '../support/api.js';

/** A JSON Schema, as far as the description uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}
interface Content {
  readonly [mediaType: string]: {
    readonly schema?: Schema;
    readonly example?: unknown;
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
  };
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly 'x-permission'?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, object>>; readonly content?: Content }>
  >;
}
export interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the description. */
export interface Described extends Operation {
  readonly method: string;
  readonly path: string;
  /** Its responses by status, as numbers. */
  readonly statuses: readonly number[];
}

/** Holds real answers against the description, and remembers which of its promises were seen kept. */
export class Judge {
  readonly operations: readonly Described[];
  private readonly ajv: Ajv2020;
  private readonly seen = new Set<string>();

  constructor(private readonly description: Description) {
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(this.ajv);
    this.ajv.addSchema(description, 'description');
    this.operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        path,
        method: method.toUpperCase(),
        statuses: Object.keys(operation.responses).map(Number),
      })),
    );
  }

  /** What an answer does that the description does not say; nothing if it keeps to it. */
  faults(operation: Described, answer: Answer): string[] {
    const { method, path, operationId, responses } = operation;
    const { status, headers, text, body } = answer;
    const told = `${operationId} ${status}`;
    const response = responses[status];
    if (!response) return [`${told} is not described: ${text.slice(0, 300)}`];
    this.seen.add(told);
    const type = headers['content-type']?.split(';')[0];
    const wrong: string[] = Object.keys(response.headers ?? {})
      .filter((name) => headers[name.toLowerCase()] === undefined)
      .map((name) => `${told} lacks the header ${name}`);
    if (!response.content)
      return text === '' ? wrong : [...wrong, `${told} has a body that is not described`];
    const [mediaType] = Object.keys(response.content).filter((each) => fits(each, type));
    if (mediaType === undefined) return [...wrong, `${told} is ${type}`];
    if (!type?.endsWith('json') || response.content[mediaType]!.schema?.format === 'binary') return wrong;
    const pointer = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      status,
      'content',
      mediaType,
      'schema',
    ];
    const { schema } = response.content[mediaType]!;
    return [...wrong, ...this.mismatches(pointer, schema, body).map((fault) => `${told}: ${fault}`)];
  }

  /** Promised statuses that no answer had. */
  unseen(): string[] {
    return this.operations.flatMap(({ operationId, statuses }) =>
      statuses.map((status) => `${operationId} ${status}`).filter((told) => !this.seen.has(told)),
    );
  }

  /** JSON bodies, sent or answered, that have no example, or one that is not what it should be. */
  faultsOfExamples({ operationId, path, method, requestBody, responses }: Described): string[] {
    const messages: [string, Content | undefined, (string | number)[]][] = [
      ['request', requestBody?.content, ['requestBody']],
      ...Object.entries(responses).map(
        ([status, { content }]) =>
          [status, content, ['responses', status]] as [string, Content | undefined, string[]],
      ),
    ];
    return messages.flatMap(([name, content, where]) =>
      Object.entries(content ?? {})
        .filter(([mediaType]) => mediaType.endsWith('json'))
        .flatMap(([mediaType, message]) => {
          const pointer = ['paths', path, method.toLowerCase(), ...where, 'content', mediaType, 'schema'];
          const examples = this.examplesOf(message);
          if (examples.length === 0) return [`${operationId} ${name} has no example`];
          return examples
            .flatMap((example) => this.mismatches(pointer, message?.schema, example))
            .map((fault) => `${operationId} ${name}: ${fault}`);
        }),
    );
  }

  /** What may be sent to an operation without end. */
  unbounded({ operationId, parameters = [], requestBody }: Described): string[] {
    const asked = parameters.filter((parameter) => parameter.in === 'query' || parameter.in === 'path');
    const body = requestBody?.content['application/json']?.schema;
    return [
      ...asked.flatMap(({ name, schema = {} }) => this.endless(schema, `?${name}`)),
      ...(body ? this.endless(body, '') : []),
    ].map((place) => `${operationId} ${place}`);
  }

  private endless(given: Schema, at: string): string[] {
    const { $ref } = given;
    const schema = $ref ? this.description.components.schemas[$ref.split('/').at(-1)!]! : given;
    const { type, items, properties = {}, additionalProperties, anyOf = [], allOf = [] } = schema;
    const told = (...keywords: string[]): boolean =>
      keywords.some((keyword) => schema[keyword] !== undefined);
    const bound: Readonly<Record<string, boolean>> = {
      string: told('maxLength', 'enum', 'const') || lengthOf(schema),
      array: told('maxItems'),
      object: additionalProperties === false || told('maxProperties'),
    };
    return [
      ...([type ?? []].flat().some((each) => bound[each] === false) ? [at || '/'] : []),
      ...(items ? this.endless(items, `${at}[]`) : []),
      ...Object.entries(properties).flatMap(([name, each]) => this.endless(each, `${at}/${name}`)),
      ...(typeof additionalProperties === 'object' ? this.endless(additionalProperties, `${at}/*`) : []),
      ...[...anyOf, ...allOf].flatMap((each) => this.endless(each, at)),
    ];
  }

  private examplesOf({ schema, example, examples }: Content[string]): unknown[] {
    const named = schema?.$ref ? this.description.components.schemas[schema.$ref.split('/').at(-1)!] : schema;
    const values = Object.values(examples ?? {}).map(({ value }) => value);
    return [example, ...values, named?.example, ...(named?.examples ?? [])].filter(
      (each) => each !== undefined,
    );
  }

  private mismatches(
    pointer: readonly (string | number)[],
    schema: Schema | undefined,
    value: unknown,
  ): string[] {
    const here = pointer.map((part) => encodeURIComponent(escaped(String(part)))).join('/');
    // What many have in common is compiled once.
    const $ref = `description${schema?.$ref ?? `#/${here}`}`;
    const validate = this.ajv.getSchema($ref) ?? this.ajv.compile({ $ref });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** RFC 6901, 3. */
const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Bytes may be of any type; everything else is of the type that is described. */
function fits(described: string, type: string | undefined): boolean {
  const [name] = described.split(';');
  return (
    name === type || (name === 'application/octet-stream' && type !== undefined && !type.endsWith('json'))
  );
}

/** Whether the form of a text says how long it is. */
const lengthOf = ({ format, pattern }: Schema): boolean =>
  ['uuid', 'date', 'date-time'].includes(format ?? '') || /^\^\[[^\]]+\]\{\d+\}\$$/.test(String(pattern));
