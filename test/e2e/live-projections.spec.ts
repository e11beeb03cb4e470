import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RecordResponse } from '#campaigns';
import { StreamsModule } from '#server';
import { ProjectionClient } from '../../apps/cli/src/watch/projection-client.js';
import { at, campaignId, ServerBench } from '../../apps/server/src/testing/server-bench.js';

/** A line to a server that can be cut. */
class Line {
  private readonly sockets = new Set<Socket>();
  cuts = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<Line> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new Line(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => {
      const far = connect(Number(new URL(target).port), '127.0.0.1');
      for (const socket of [near, far]) {
        line.sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          line.sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    return line;
  }

  cut(): void {
    this.cuts++;
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let bench: ServerBench;
let line: Line;
beforeEach(async () => {
  bench = await ServerBench.start({ features: [StreamsModule.over()] });
  line = await Line.to(bench.url);
});
afterEach(async () => {
  await line.close();
  await bench.stop();
});

const clientOf = (projection: string) =>
  new ProjectionClient({
    server: line.url,
    projection,
    // Comes back at once, and never takes the line for dead.
    pause: (ms, signal) =>
      ms <= 30_000
        ? Promise.resolve()
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error()))),
  });

async function fresh(projection: string): Promise<Map<string, unknown>> {
  const response = await fetch(`${bench.url}/api/v1/projections/${projection}`);
  const { documents } = (await response.json()) as { documents: Record<string, unknown> };
  return new Map(Object.entries(documents));
}

const textOf = (documents: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...documents].toSorted(([a], [b]) => (a < b ? -1 : 1)));

it('a client that is cut 50 times during a campaign ends with exactly the state of a fresh snapshot', async () => {
  const projections = ['campaign-board', 'log-contents', 'response-times', 'campaigns'];
  const clients = projections.map(clientOf);
  await Promise.all(clients.map((client) => client.start()));
  for (let cut = 1; cut <= 50; cut++) {
    if (cut === 7 || cut === 21) {
      const ping = { campaignId, contactPointId: cut === 7 ? 'se-1' : 'gh-1' };
      await bench.execute(
        new RecordResponse(
          {
            ping,
            responseId: `r${cut}`,
            via: 'link',
            grade: 'human',
            receivedAt: bench.clock.now(),
          },
          bench.context(),
        ),
      );
    }
    // A cut in the middle of what a half hour and more of the campaign brings.
    const passing = bench.pass(at(`00:${cut * 37}`));
    line.cut();
    await passing;
  }
  expect(line.cuts).toBe(50);
  for (const [index, projection] of projections.entries()) {
    const client = clients[index]!;
    const expected = await fresh(projection);
    await new Promise<void>((resolve) => {
      const look = () => {
        if (textOf(client.documents) === textOf(expected)) resolve();
      };
      client.onUpdate(look);
      look();
    });
    expect(client.documents).toEqual(expected);
    client.close();
  }
  expect(statesOf(await fresh('campaign-board'))).toEqual([
    'answered',
    'answered',
    'no-answer',
    'no-answer',
  ]);
});

function statesOf(board: ReadonlyMap<string, unknown>): readonly string[] {
  return [...board.values()].map((row) => (row as { state: string }).state).toSorted();
}
