import { EventStoreDBClient } from '@eventstore/db-client';
import type { CallOptions, Client as GrpcClient, Metadata } from '@grpc/grpc-js';
import { Fault } from '#kernel';

type GrpcClientClass<Client> = new (...args: never[]) => Client;

/**
 * What the official client gives its own commands, and subclasses: the connection with its discovery of a cluster's
 * nodes, credentials, TLS and deadlines.
 */
export interface StoreClient {
  execute<Client extends GrpcClient, Result>(
    clientClass: GrpcClientClass<Client>,
    name: string,
    action: (client: Client) => Promise<Result>,
  ): Promise<Result>;
  /** Gives up the connection where the error says that it is of no use any more; the next call makes another one. */
  handleError(client: GrpcClient, error: Error): Promise<void>;
  callArguments(
    options: { readonly requiresLeader: boolean },
    callOptions?: CallOptions,
  ): [Metadata, CallOptions];
  createDeadline(): Date;
}

/** Options of a connection string that the client acts on. */
const knownOptions = new Set([
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'nodepreference',
  'throwonappendfailure',
  'tls',
  'tlscafile',
  'tlsverifycert',
  'usercertfile',
  'userkeyfile',
]);

/**
 * Makes the client; nothing is connected yet. What is wrong is said without the string, which holds a password.
 * @throws Fault `log-cannot-open`
 */
export function storeClient(connectionString: string): StoreClient {
  // KurrentDB is EventStoreDB by its later name; this client knows the first one.
  const esdb = connectionString.trim().replace(/^kurrent(?:db)?(\+discover)?:/, 'esdb$1:');
  checkOptions(esdb);
  try {
    return EventStoreDBClient.connectionString(esdb) as unknown as StoreClient;
  } catch (error) {
    throw cannotOpen(reasonOf(error));
  }
}

/** The client only warns of what it does not know, and prints the whole string with it. */
function checkOptions(connectionString: string): void {
  const [, query = ''] = connectionString.split('?', 2);
  for (const option of query.split('&').filter((text) => text !== '')) {
    const [name = '', value = ''] = option.split('=', 2);
    const flat = name.toLowerCase().replaceAll(/[_-]/g, '');
    if (!knownOptions.has(flat)) throw cannotOpen(`it knows no option "${name}"`);
    if (flat === 'tlsverifycert' && value.trim() === 'false')
      throw cannotOpen('certificates are always verified; name the authority as tlsCAFile');
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the client refused it';
  const expected = 'expected' in error ? String(error.expected) : undefined;
  return expected === undefined ? error.message : `expected ${expected} in it`;
}

function cannotOpen(reason: string): Fault {
  return new Fault(
    'log-cannot-open',
    `the connection string of the event store is of no use: ${reason}; it looks like esdb://user:password@host:2113?tls=true`,
  );
}
