import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { RecordResponse } from '#campaigns';
import { Engine } from '#engine';
import { uuidV7Ids } from '#kernel';
import { boardRowExample } from '../../apps/server/src/api/campaigns/campaign-examples.js';
import { changeFrame } from '../../apps/server/src/streams/server-sent-events.js';
import { streamHeaders } from '../../apps/server/src/streams/stream-subscriber.js';
import { BareLog } from './bare-log.js';
import type { Benchmark, Contestant, Figures } from './benchmark.js';
import { Companion } from './companion.js';
import { contactPointIds } from './network.js';
import { inFolder } from './peers/support/programs.mjs';
import { percentile } from './percentile.js';
import { campaignId, context, withCampaign } from './served-campaign.js';
import { sampleEvent } from './sample-events.mjs';
import type { Asked, ChangeSeen } from './stream-clients.js';

const pings = 10;
const changes = 60;
/** The first ones find the code cold. */
const warmChanges = 10;
const path = '/api/v1/projections/campaign-board/stream';

/** One change after the other, from before it is appended until the last client has it. */
async function fannedOut(
  port: number,
  clients: number,
  change: (number: number) => unknown,
): Promise<Figures> {
  const readers = await Companion.start('stream-clients.ts');
  await readers.ask({ kind: 'open', port, path, clients } satisfies Asked);
  const tookMs: number[] = [];
  let bytes = 0;
  for (let number = 0; number < changes; number++) {
    const begunMs = Number(process.hrtime.bigint()) / 1e6;
    const seen = readers.ask<ChangeSeen>({ kind: 'changes', count: number + 1 } satisfies Asked);
    await change(number);
    const { atMs, bytes: each } = await seen;
    if (number >= warmChanges) tookMs.push(atMs - begunMs);
    bytes = each;
  }
  readers.end();
  const sorted = tookMs.toSorted((a, b) => a - b);
  return {
    'last client has it, p50': percentile(sorted, 50),
    'last client has it, p90': percentile(sorted, 90),
    'each of': bytes / 1_024,
  };
}

function rollcall(clients: number): Contestant {
  return {
    name: `rollcall, ${clients.toLocaleString('en')} clients`,
    run: () =>
      withCampaign(pings, { 'http.streams': '10000' }, async ({ app, url }) => {
        const bus = app.get(CommandBus, { strict: false });
        const contactPoints = contactPointIds(pings);
        const answer = (number: number) => {
          const asked = context();
          const ping = { campaignId, contactPointId: contactPoints[number % pings] ?? '' };
          const said = { grade: 'human', via: 'api', receivedAt: asked.now } as const;
          return bus.execute(
            new RecordResponse({ ping, responseId: uuidV7Ids.next(), ...said }, asked),
          );
        };
        // What follows a first answer would change the board once more.
        for (let number = 0; number < pings; number++) await answer(number);
        await app.get(Engine, { strict: false }).settled();
        return fannedOut(Number(new URL(url).port), clients, answer);
      }),
  };
}

/** Keeps the change and writes it: the same headers, and as many bytes. */
function bare(clients: number): Contestant {
  return {
    name: `bare node:http, ${clients.toLocaleString('en')} clients`,
    run: () =>
      inFolder(async (folder) => {
        const log = new BareLog(join(folder, 'log.sqlite'));
        const subscribers = new Set<ServerResponse>();
        const server = createServer((_, response) => {
          response.writeHead(200, streamHeaders);
          response.write('event: snapshot\ndata: {}\n\n');
          subscribers.add(response);
          response.on('close', () => subscribers.delete(response));
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        const document = JSON.stringify(boardRowExample);
        const figures = await fannedOut(port, clients, (number) => {
          log.appendNow('ping-load.cp-1', number - 1, sampleEvent(1, number));
          const frame = changeFrame(`${campaignId}.cp-1`, document, number);
          for (const subscriber of subscribers) subscriber.write(frame);
        });
        server.closeAllConnections();
        server.close();
        log.close();
        return figures;
      }),
  };
}

const sizes = [1_000, 5_000];

export const streams: Benchmark = {
  name: 'SSE fan-out',
  measures: [
    { name: 'last client has it, p50', unit: 'ms' },
    { name: 'last client has it, p90', unit: 'ms' },
    { name: 'each of', unit: 'KiB' },
  ],
  contestants: sizes.flatMap((clients) => [rollcall(clients), bare(clients)]),
  goals: sizes.map((clients) => ({
    measure: 'last client has it, p50',
    of: rollcall(clients).name,
    to: bare(clients).name,
    most: 1.2,
  })),
};
