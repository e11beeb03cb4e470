import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { answerTo } from './companion.js';

export interface Asked {
  readonly port: number;
  readonly connections: number;
  readonly requests: number;
  readonly method: 'GET' | 'POST';
  /** In which `*` is replaced by a number below `paths`. */
  readonly path: string;
  readonly paths: number;
  readonly body?: object;
}

export interface Answered {
  readonly seconds: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<number, number>>;
}

/**
 * Clients on bare sockets, each with a connection that it keeps and one request under way: a client of HTTP proper would
 * take as long as the server does.
 */
answerTo(async (asked: Asked): Promise<Answered> => {
  const statuses: Record<number, number> = {};
  const sockets = await Promise.all(
    Array.from({ length: asked.connections }, () => connected(asked.port)),
  );
  let begun = 0;
  const start = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      while (begun < asked.requests) {
        const status = await answerOf(socket, requestOf(asked, begun++));
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  for (const socket of sockets) socket.destroy();
  return { seconds, statuses };
});

async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function requestOf({ method, path, paths, body, port }: Asked, number: number): string {
  const head = `${method} ${path.replace('*', String(number % paths))} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const text = JSON.stringify(body);
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Its status, once all of it is there. */
function answerOf(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (bytes: Buffer) => {
      text += bytes.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [, length] = /\r\ncontent-length: (\d+)/i.exec(text) ?? [];
      if (length === undefined) return reject(new Error(`an answer without a length: ${text}`));
      if (text.length < end + 4 + Number(length)) return;
      socket.off('data', onData);
      socket.off('close', onClose);
      resolve(Number(text.slice(9, 12)));
    };
    const onClose = () => reject(new Error('the server hung up'));
    socket.on('data', onData);
    socket.on('close', onClose);
    socket.write(request);
  });
}
