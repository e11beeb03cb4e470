import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Ends, when the server ends, the connections on which nothing was ever asked, such as those that browsers open ahead.
 * Node waits for them as for requests under way.
 */
export function endUnusedConnections(app: NestFastifyApplication): void {
  const server = app.getHttpServer() as Server;
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preClose', (done) => {
    for (const socket of unused) socket.destroy();
    done();
  });
}
