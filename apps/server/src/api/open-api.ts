import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { apiPrefix } from './http/api-controller.js';
import { problemMediaType, type Problem } from './http/problem.js';
import { schemaOf } from './http/described.js';

/** The OpenAPI document of the routes that the application serves. */
@Injectable()
export class ApiDocument {
  private document: OpenAPIObject | undefined;

  get(): OpenAPIObject {
    if (this.document === undefined) throw new Error('the document is made when the server starts');
    return this.document;
  }

  /** Reads the routes off the application: it has to be whole by then. */
  describe(app: INestApplication): void {
    const builder = new DocumentBuilder()
      .setTitle('Rollcall')
      .setDescription(
        'Ping tests for a 24/7 network of contact points. Errors are problem details (RFC 9457). ETags carry revisions: send one back in If-Match, and a change that somebody else made meanwhile is not overwritten. A request with an Idempotency-Key may be repeated and is done once.',
      )
      .setVersion('1')
      .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: 'An API key' });
    const document = SwaggerModule.createDocument(app, builder.build());
    this.document = completed(document as never) as unknown as OpenAPIObject;
  }
}

/** Where the parts of a document stand that are completed here. */
interface Operation {
  parameters?: { name: string; in: string; description?: string; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, unknown>;
}
interface Schema {
  $ref?: string;
  type?: string;
  example?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const problemExample: Problem = {
  type: 'urn:rollcall:problem:campaign-already-launched',
  title: 'A rule says no',
  status: 409,
  detail: 'campaign already launched (campaignId spring-2026)',
  instance: '/api/v1/campaigns/spring-2026/launch',
  code: 'campaign-already-launched',
  issues: [{ path: 'steps[2].after', message: 'expected an ISO 8601 duration' }],
  about: { campaignId: 'spring-2026' },
};

/** What the path's parts are, wherever they occur. */
const pathParameters: Readonly<Record<string, readonly [string, unknown]>> = {
  campaignId: ['the campaign', 'spring-2026'],
  contactPointId: ['the contact point', 'fr-1'],
  channelId: ['the channel, unique within its contact point', 'email-main'],
  policyId: ['the policy', 'standard'],
  templateId: ['the template', 'standard'],
  responseId: ['the response', '0195cb5e-7c00-7000-8000-000000000000'],
  proposalId: ['the proposal', '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f'],
  taskId: ['the phone task', '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f'],
  seriesId: ['the series', 'monthly'],
  party: ['the Party, ISO 3166-1 alpha-2', 'FR'],
  activityId: ['the activity', 'legislation-tn'],
  mailId: ['the mail', '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f'],
  name: ['the projection', 'campaign-board'],
  eventId: ['the event', '0195cb5e-7c00-7000-8000-000000000000'],
  number: ['a version', 12],
  file: ['the file', 'report.pdf'],
  from: ['a version; 0 is the empty directory before the first', 1],
  to: ['a later version', 2],
};

const everyOperation = {
  '401': 'No API key that is known',
  '403': 'Not allowed',
  '503': 'Busy; try again',
};

/** Adds what is the same everywhere: headers, problems, examples of bodies put together from those of their fields. */
function completed(document: Document): Document {
  document.components.schemas['Problem'] = {
    ...(schemaOf(problemExample) as Schema),
    example: problemExample,
  };
  for (const [path, operations] of Object.entries(document.paths)) {
    if (!path.startsWith(`/${apiPrefix}/`)) continue;
    for (const [method, operation] of Object.entries(operations))
      complete(operation, method !== 'get', document);
  }
  return document;
}

function complete(operation: Operation, changes: boolean, document: Document): void {
  // What a handler reads by itself is described by name, in its usual spelling.
  const described = (operation.parameters ?? []).filter(
    ({ in: place, name }) => place !== 'header' || name !== name.toLowerCase(),
  );
  for (const parameter of described) {
    const known = parameter.in === 'path' ? pathParameters[parameter.name] : undefined;
    if (known !== undefined) [parameter.description, parameter.example] = known;
  }
  operation.parameters = [...described, ...headers(changes)];
  for (const [status, description] of Object.entries(everyOperation))
    operation.responses[status] ??= {
      description,
      content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  for (const content of Object.values(operation.requestBody?.content ?? {}))
    content.example ??= exampleOf(content.schema, document);
}

function headers(changes: boolean) {
  const correlation = {
    name: 'X-Correlation-Id',
    in: 'header',
    description: 'kept with every event that the request leads to; by default a fresh one',
    required: false,
    schema: { type: 'string' },
    example: 'nightly-check-7',
  };
  const idempotency = {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'the same key again gets the answer of the first time, for a day',
    required: false,
    schema: { type: 'string' },
    example: '0195cb5e-7c00-7000-8000-000000000000',
  };
  return changes ? [correlation, idempotency] : [correlation];
}

function exampleOf(schema: Schema, document: Document): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined) {
    const named = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return named && exampleOf(named, document);
  }
  if (schema.allOf?.[0] !== undefined) return exampleOf(schema.allOf[0], document);
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items, document)] : [];
  if (schema.properties === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, one]) => [name, exampleOf(one, document)]),
  );
}
