import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { pino } from 'pino';
import { LaunchCampaign, PlanCampaign } from '#campaigns';
import { DirectoryImport } from '#directory';
import { Engine } from '#engine';
import { systemClock, uuidV7Ids, type CommandContext } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { createLog, loadConfiguration, startServer, type RunningServer } from '#server';
import { networkOf } from './network.js';
import { inFolder } from './peers/support/programs.mjs';

export const campaignId = 'load';

/** @param flags settings beyond those that keep it apart from everything else. */
export function withCampaign<Result>(
  pings: number,
  flags: Readonly<Record<string, string>>,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  return inFolder(async (folder) => {
    const { config } = loadConfiguration({
      cwd: folder,
      environment: {},
      flags: { data: join(folder, 'data'), 'http.port': '0', ...flags },
    });
    const destination = pino.destination({ dest: join(folder, 'log'), sync: true });
    const log = createLog({ level: 'info', pretty: false, destination });
    const server = await startServer(config, log, { transport: new SimulatedTransport() });
    try {
      await launch(server, pings);
      return await work(server);
    } finally {
      await server.close();
    }
  });
}

export function context(): CommandContext {
  const id = uuidV7Ids.next();
  return {
    now: systemClock.now(),
    actor: { kind: 'command-line', id: 'bench' },
    correlationId: id,
    causationId: id,
  };
}

async function launch({ app }: RunningServer, pings: number): Promise<void> {
  await app.get(DirectoryImport, { strict: false }).run(networkOf(pings), context());
  const bus = app.get(CommandBus, { strict: false });
  const plan = { campaignId, name: 'Ping test', policyId: 'standard', audience: {} };
  await bus.execute(new PlanCampaign(plan, context()));
  await bus.execute(new LaunchCampaign({ campaignId, acceptsWarnings: true }, context()));
  await app.get(Engine, { strict: false }).settled();
}
