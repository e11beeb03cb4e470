import { connect, type Socket } from 'node:net';
import { answerTo } from './companion.js';
import { inParallel } from './in-parallel.js';

export type Asked =
  | {
      readonly kind: 'open';
      readonly port: number;
      readonly path: string;
      readonly clients: number;
    }
  /** For the moment at which each of them has had so many changes. */
  | { readonly kind: 'changes'; readonly count: number };

export interface ChangeSeen {
  /** Of the clock that all processes of a machine share. */
  readonly atMs: number;
  /** Of one change, to one client. */
  readonly bytes: number;
}

/** Readers of server-sent events on bare sockets, who do nothing but count what they are sent. */
let clients = 0;
let changes = 0;
let bytes = 0;
const seen: ChangeSeen[] = [];
let onSeen = () => {};

answerTo(async (asked: Asked): Promise<ChangeSeen | undefined> => {
  if (asked.kind === 'changes') {
    while (seen.length < asked.count) await new Promise<void>((resolve) => (onSeen = resolve));
    return seen[asked.count - 1];
  }
  clients = asked.clients;
  await inParallel(100, Array(asked.clients).keys(), () => opened(asked.port, asked.path));
  bytes = 0;
  return undefined;
});

/** Resolves once it has been sent the state to begin with. */
function opened(port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      const events = (text + chunk.toString('latin1')).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events)
        if (event.includes('event: snapshot\n')) resolve();
        else if (event.includes('event: change\n')) note();
    });
    socket.on('close', () => reject(new Error('the server hung up')));
    socket.on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  });
}

function note(): void {
  if (++changes % clients !== 0) return;
  seen.push({ atMs: Number(process.hrtime.bigint()) / 1e6, bytes: bytes / clients });
  bytes = 0;
  onSeen();
}
