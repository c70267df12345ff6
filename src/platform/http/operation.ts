import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

interface OperationOptions {
  /** Unique, camelCase: the method's name in a generated client. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** What it answers when all goes well; without a schema, nothing or `mediaType`. */
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /** Media type of the answer, if it is not JSON. */
  readonly mediaType?: string;
  /** Media types of other formats of the same answer. */
  readonly alsoAs?: readonly string[];
  /** Other statuses without a problem detail, e.g. 304. */
  readonly also?: Readonly<Record<number, string>>;
  /** Statuses of the problem details it can answer, beyond those that its guards, checks and options imply. */
  readonly errors?: readonly ErrorStatus[];
  /** Changes a row that the caller must have read: If-Match, with 412 and 428. */
  readonly ifMatch?: boolean;
  /** Creation or verb that may carry an Idempotency-Key. */
  readonly once?: boolean;
  readonly etag?: boolean;
  /** False where it is answered from memory, whatever the database does. */
  readonly database?: boolean;
  /** False where the rate limit does not count. */
  readonly limited?: boolean;
}

const meanings = {
  400: 'Something in the request is not right; `errors` says what.',
  401: 'Not signed in, or no longer.',
  403: 'The permission is missing.',
  404: 'There is no such thing, or not for this caller.',
  409: 'It can not be done now; `reasons` says all of why.',
  410: 'It was taken back.',
  412: 'It changed since it was read.',
  413: 'Too large.',
  415: 'Another content type is needed.',
  416: 'That range is not in the file.',
  428: 'If-Match is missing.',
  429: 'Too many requests.',
  503: 'Not ready at the moment.',
} as const;
export type ErrorStatus = keyof typeof meanings;

export const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** The description of a problem detail with this status. */
export const problemResponse = (status: ErrorStatus) => ({
  description: meanings[status],
  content: problemContent,
});

/** Where an operation's other media types stand until its description is complete. */
export const ALSO_AS = 'x-also-as';

const binary = (mediaType: string) => ({
  [mediaType]: { schema: { type: 'string' as const, format: 'binary' } },
});

/** Describes an operation for the API description; what it says is checked against real answers by a test. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { status = 200, answer, mediaType } = options;
  return applyDecorators(
    HttpCode(status),
    ApiOperation({
      operationId: options.id,
      summary: options.summary,
      description: options.description ?? options.summary,
      tags: [options.tag],
    }),
    ApiResponse({
      status,
      description: answer || mediaType ? 'Done.' : 'Done; nothing more to say.',
      ...(options.etag && {
        headers: { ETag: { description: 'Strong tag of these bytes.', schema: { type: 'string' as const } } },
      }),
      ...(answer && !mediaType && { standardSchema: answer }),
      ...(mediaType && { content: binary(mediaType) }),
    }),
    ...(options.alsoAs ? [ApiExtension(ALSO_AS, options.alsoAs)] : []),
    ...Object.entries(options.also ?? {}).map(([code, description]) =>
      // Of these, only a part of a file (206) has a body.
      ApiResponse({
        status: Number(code),
        description,
        ...(code === '206' && { content: binary(mediaType!) }),
      }),
    ),
    ...errorsOf(options).map((code) => ApiResponse({ status: code, ...problemResponse(code) })),
    ...headersOf(options).map(([name, description]) => ApiHeader({ name, required: false, description })),
  );
}

function errorsOf({ errors = [], ifMatch, once, database, limited }: OperationOptions): ErrorStatus[] {
  const all = new Set<ErrorStatus>(errors);
  if (ifMatch) all.add(412).add(428);
  if (once) all.add(409);
  if (limited !== false) all.add(429);
  if (database !== false) all.add(503);
  return [...all];
}

function headersOf({ ifMatch, once }: OperationOptions): [name: string, description: string][] {
  return [
    ...(ifMatch ? [['If-Match', 'The ETag that was read; without it 428.'] as [string, string]] : []),
    ...(once
      ? [
          ['Idempotency-Key', 'Any text of your own: the same key again does nothing twice.'] as [
            string,
            string,
          ],
        ]
      : []),
  ];
}
