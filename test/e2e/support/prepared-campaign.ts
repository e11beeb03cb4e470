import { CommandBus } from '@nestjs/cqrs';
import {
  defaultPolicy,
  DefinePolicy,
  PlanCampaign,
  ScheduleCampaign,
  type Policy,
} from '#campaigns';
import { DirectoryImport, type ParsedDirectory } from '#directory';
import { closeStores, Engine, InProcessDispatch, openStores, Unpaced, type Stores } from '#engine';
import { uuidV7Ids, type Clock, type CommandContext, type Instant } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { createServer } from '#server';
import { InProcessTimers } from '#timers';

export interface PreparedCampaign {
  /** Where it is kept: a data directory, or stores that somebody else closes. */
  readonly data: string | Stores;
  readonly clock: Clock;
  readonly directory: ParsedDirectory;
  readonly campaignId: string;
  readonly policy: Partial<Policy>;
  readonly startsAt: Instant;
}

/** A log with a network and a campaign that is scheduled, for whoever serves it next. */
export async function prepareCampaign(prepared: PreparedCampaign): Promise<void> {
  const { clock, campaignId, startsAt } = prepared;
  const { data } = prepared;
  const stores = typeof data === 'string' ? await openStores(data) : data;
  const app = await createServer({
    ports: {
      ...stores,
      clock,
      ids: uuidV7Ids,
      timers: new InProcessTimers({ clock }),
      dispatch: new InProcessDispatch(),
      pace: new Unpaced(),
    },
    transport: new SimulatedTransport(),
    roles: ['api'],
    features: [],
  });
  const id = uuidV7Ids.next();
  const context: CommandContext = {
    now: clock.now(),
    actor: { kind: 'command-line', id: 'test' },
    correlationId: id,
    causationId: id,
  };
  const bus = app.get(CommandBus);
  await app.get(DirectoryImport).run(prepared.directory, context);
  const policy = { ...defaultPolicy, ...prepared.policy };
  await bus.execute(new DefinePolicy({ policyId: 'test', policy }, context));
  const plan = { campaignId, name: 'Ping test', policyId: 'test', audience: {} };
  await bus.execute(new PlanCampaign(plan, context));
  const schedule = { kind: 'at', at: startsAt } as const;
  await bus.execute(new ScheduleCampaign({ campaignId, schedule }, context));
  await app.get(Engine).stop();
  await app.close();
  if (typeof data === 'string') await closeStores(stores);
}
