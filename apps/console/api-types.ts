import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { memoryStores } from '#engine';
import { SimulatedTransport } from '#messaging';
import { createLog, loadConfiguration, startServer } from '#server';

const file = join(import.meta.dirname, 'src/api/schema.d.ts');
const head = '/* Made from the OpenAPI document by `npm run console:types`; a test compares. */\n';

interface Operation {
  responses?: Record<string, unknown>;
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

/** The types of the API as the server describes it. What may go wrong is alike everywhere, and has a type of its own. */
export async function apiTypes(): Promise<string> {
  const { config } = loadConfiguration({
    cwd: import.meta.dirname,
    environment: {},
    flags: { 'http.port': '0' },
  });
  const server = await startServer(config, createLog({ level: 'silent', pretty: false }), {
    stores: memoryStores(),
    transport: new SimulatedTransport(),
  });
  try {
    const answer = await fetch(`${server.url}/api/docs-json`);
    const document = withoutProblems((await answer.json()) as OpenApi);
    const made = await openapiTS(
      document as never,
      {
        propertiesRequiredByDefault: true,
        defaultNonNullable: true,
        enum: false,
      } as never,
    );
    return head + astToString(made);
  } finally {
    await server.close();
  }
}

export function knownApiTypes(): string {
  return readFileSync(file, 'utf8');
}

function withoutProblems(document: OpenApi): OpenApi {
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations))
      operation.responses = Object.fromEntries(
        Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2')),
      );
  return document;
}

if (process.argv[1] === import.meta.filename) {
  process.chdir(join(import.meta.dirname, '../..'));
  writeFileSync(file, await apiTypes());
}
