import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { problemMediaType } from './problem.js';

type Schema = Readonly<Record<string, unknown>>;

interface Described {
  readonly summary: string;
  readonly description?: string;
  /** What a success looks like; the schema is taken from it. */
  readonly example: unknown;
  /** Members of the example that may be `null`, as `rows.answeredAt`. */
  readonly orNull?: readonly string[];
  readonly status?: 200 | 201;
  /** `text/csv` and the like; by default JSON. */
  readonly type?: string;
  /** Problems beyond those that every operation may end with. */
  readonly problems?: readonly number[];
  /** Whether If-Match is looked at. */
  readonly conditional?: true;
  /** The body, where no DTO describes it. */
  readonly body?: { readonly type?: string; readonly example: unknown };
}

/** Describes an operation in OpenAPI, and gives its success the status that is described. */
export function Described(told: Described): MethodDecorator {
  const { summary, description, example, status = 200, type = 'application/json', body } = told;
  const schema = schemaOf(example, told.orNull);
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({
      status,
      description: 'Done',
      content: { [type]: { schema, example } },
    } as never),
    ...(told.problems ?? []).map(problemResponse),
    ...(told.conditional
      ? [
          ApiHeader({
            name: 'If-Match',
            required: false,
            description: 'the ETag it was read with; 412 where somebody else changed it',
            schema: { type: 'string', example: '"3"' },
          }),
          problemResponse(412),
        ]
      : []),
    ...(body === undefined ? [] : [bodyOf(body)]),
  ) as MethodDecorator;
}

const problemDescriptions: Readonly<Record<number, string>> = {
  404: 'There is no such thing',
  409: 'A rule says no',
  412: 'Somebody else changed it',
  413: 'The body is too large',
  422: 'The input is wrong; `issues` says where',
};

function problemResponse(status: number): MethodDecorator {
  return ApiResponse({
    status,
    description: problemDescriptions[status] ?? 'It cannot be done',
    content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
  } as never);
}

function bodyOf({ type = 'application/json', example }: NonNullable<Described['body']>) {
  const schema = type === 'application/json' ? schemaOf(example) : { type: 'string' };
  return ApiBody({ schema: { ...schema, example } as never });
}

/**
 * A schema that the example, and what is like it, fulfils.
 * @param orNull paths of members that may be `null` too; those of a list's items go without the list's index.
 */
export function schemaOf(example: unknown, orNull: readonly string[] = [], path = ''): Schema {
  const nullable = orNull.includes(path) ? { nullable: true } : {};
  return { ...plainSchemaOf(example, orNull, path), ...nullable };
}

function plainSchemaOf(example: unknown, orNull: readonly string[], path: string): Schema {
  // Of what is not there an example says nothing.
  if (example === null || example === undefined) return {};
  if (Array.isArray(example))
    return {
      type: 'array',
      items: example.length === 0 ? {} : plainSchemaOf(example[0], orNull, path),
    };
  if (typeof example === 'string') return { type: 'string', ...formatOf(example) };
  if (typeof example === 'number')
    return { type: Number.isInteger(example) ? 'integer' : 'number' };
  if (typeof example === 'boolean') return { type: 'boolean' };
  const members = Object.entries(example ?? {}).map(([name, member]) => [
    name,
    schemaOf(member, orNull, [path, name].filter(Boolean).join('.')),
  ]);
  return { type: 'object', properties: Object.fromEntries(members) };
}

function formatOf(text: string): Schema {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return { format: 'date-time' };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { format: 'date' };
  return /^P(T?\d+[A-Z])+$/.test(text) ? { format: 'duration' } : {};
}
