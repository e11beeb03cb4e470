import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { answerTo } from './companion.js';

/** A mail server that takes every message and keeps none. It answers with how many it has had, and of how many bytes. */
let messages = 0;
let bytes = 0;
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _, done) => {
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.on('end', () => done(null, `2.0.0 queued as ${++messages}`));
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;

answerTo(() => Promise.resolve({ port, messages, bytes }));
