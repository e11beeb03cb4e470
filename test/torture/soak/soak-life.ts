import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import {
  CampaignRuntime,
  defaultPolicy,
  DefinePolicy,
  PlanSeries,
  Reconciler,
  RecordResponse,
  type PingRef,
  type Policy,
} from '#campaigns';
import { DirectoryImport, parseDirectory } from '#directory';
import {
  closeStores,
  dataFiles,
  Engine,
  InProcessDispatch,
  openStores,
  ProjectionHost,
  Unpaced,
} from '#engine';
import {
  addMs,
  derivedId,
  limits,
  parseInstant,
  sequentialIds,
  type CommandContext,
  type Duration,
  type Instant,
} from '#kernel';
import { SimulatedTransport, type OutboundMessage } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { applicationOver } from '../../../libs/simulation/src/application.js';
import { Chance } from '../../../libs/simulation/src/trial/chance.js';
import { say } from '../support/say.js';
import { bytesInUse } from './bytes-in-use.js';

/**
 * A whole application that lives through virtual hours, in each of which a series asks everybody anew, and says after each
 * hour what it holds in memory. To be run with `--expose-gc`.
 */
export interface SoakSettings {
  readonly seed: number;
  readonly hours: number;
  readonly contactPoints: number;
}

export interface SoakSample {
  readonly hour: number;
  /** After a collection, without what the read models take. */
  readonly heapBytes: number;
  /** What the read models take, which know every campaign there ever was. */
  readonly readModelBytes: number;
  readonly events: number;
  readonly messages: number;
  readonly answers: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const reconcileEveryMs = 10 * minuteMs;
const start = parseInstant('2025-03-30T00:30:00Z');
const policy: Policy = {
  ...defaultPolicy,
  deadline: 'PT50M' as Duration,
  steps: [
    { after: 'PT10M' as Duration, do: 'remind', to: 'same' },
    { after: 'PT20M' as Duration, do: 'remind', to: 'same' },
    { after: 'PT30M' as Duration, do: 'escalate', to: 'alternate-channel' },
  ],
  windows: ['PT15M', 'PT50M'] as Duration[],
};
/** Of all messages, how many are answered, within how many minutes. */
const answered = 0.35;
const answerMinutesMax = 12;

// Memories of what was used last have to be full before the curve can be flat: there is one campaign an hour.
Object.assign(limits, {
  cachedStatesMax: 4,
  cachedKeysMax: 4,
  pacedKeysMax: 4,
  recentEventsMax: 64,
});
const { seed, hours, contactPoints } = JSON.parse(process.argv[2] ?? '') as SoakSettings;
const chance = new Chance(seed);
const directoryPath = mkdtempSync(join(tmpdir(), 'rollcall-soak-'));
process.on('exit', () => rmSync(directoryPath, { recursive: true, force: true }));

const readModels = fork(join(import.meta.dirname, 'read-models.ts'), {
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const clock = new VirtualClock(start);
const timers = new VirtualTimers(clock);
const stores = await openStores(directoryPath);
const counts = { messages: 0, answers: 0 };
const answers: { readonly at: Instant; readonly ping: PingRef; readonly id: string }[] = [];
const app = await applicationOver(
  {
    ...stores,
    clock,
    timers,
    ids: sequentialIds(`soak ${seed}`, clock),
    dispatch: new InProcessDispatch(),
    pace: new Unpaced(),
  },
  new SimulatedTransport(delivered),
  (error) => {
    throw error;
  },
);
const [bus, engine] = [app.get(CommandBus), app.get(Engine)];
await app.get(CampaignRuntime).start();
await prepare();
for (let hour = 1; hour <= hours; hour++) {
  await liveUntil(addMs(start, hour * hourMs));
  await app.get(ProjectionHost).saveSnapshots();
  say(await sample(hour));
}
await engine.stop();
await app.close();
await closeStores(stores);
readModels.disconnect();

function delivered({ messageId, campaignId, contactPointId }: OutboundMessage) {
  counts.messages++;
  if (chance.says(answered)) {
    const at = addMs(clock.now(), chance.between(1, answerMinutesMax * 60) * 1_000);
    answers.push({ at, ping: { campaignId, contactPointId }, id: messageId });
    answers.sort((a, b) => (a.at < b.at ? -1 : 1));
  }
  return { outcome: 'handed-over' } as const;
}

async function prepare(): Promise<void> {
  const directory = parseDirectory('contact-points.csv', Buffer.from(network()));
  await app.get(DirectoryImport).run(directory, context());
  await bus.execute(new DefinePolicy({ policyId: 'soak', policy }, context()));
  const series = {
    seriesId: 'hourly',
    name: 'Hourly',
    policyId: 'soak',
    audience: {},
    cron: '0 * * * *',
    timezone: 'UTC',
    start: { kind: 'at' },
  } as const;
  await bus.execute(new PlanSeries(series, context()));
  await engine.settled();
}

function network(): string {
  const parties = ['GH', 'PL', 'SE', 'JP', 'BR'];
  const rows = Array.from({ length: contactPoints }, (_, at) => {
    const party = parties[at % parties.length] ?? '';
    const id = `${party.toLowerCase()}-${at}`;
    return `${id},${party},Party ${party},Desk ${at},police,primary,${id}@desk.example,second.${id}@desk.example,24/7,UTC,en,designated,2020-01-01`;
  });
  const columns =
    'id,party,partyName,institution,type,role,email,alternateEmail,availability,timezone,languages,status,designatedOn';
  return [columns, ...rows, ''].join('\n');
}

/** From moment to moment: answers, timers, and every few minutes the look for what is owed. */
async function liveUntil(end: Instant): Promise<void> {
  let reconcileAt = addMs(clock.now(), reconcileEveryMs);
  while (clock.now() < end) {
    const next = [answers[0]?.at, timers.nextDue(), reconcileAt, end]
      .filter((at) => at !== undefined)
      .toSorted()[0];
    if (next !== undefined && next > clock.now()) clock.set(next);
    while (answers[0] !== undefined && answers[0].at <= clock.now()) await takeAnswer();
    await timers.fireDue({ concurrency: limits.dispatchConcurrency });
    await engine.settled();
    if (clock.now() < reconcileAt) continue;
    const { faults } = await app.get(Reconciler).run({ recordsOutages: false });
    if (faults.length > 0) throw faults[0];
    reconcileAt = addMs(clock.now(), reconcileEveryMs);
  }
}

async function takeAnswer(): Promise<void> {
  const answer = answers.shift();
  if (answer === undefined) return;
  counts.answers++;
  const response = {
    ping: answer.ping,
    responseId: derivedId('soak', answer.id),
    via: 'link',
    grade: 'human',
    receivedAt: clock.now(),
  } as const;
  await bus.execute(new RecordResponse(response, context()));
}

async function sample(hour: number): Promise<SoakSample> {
  const [all, readModelBytes] = [bytesInUse(), await bytesOfReadModels()];
  return {
    hour,
    heapBytes: all - readModelBytes,
    readModelBytes,
    events: (await stores.log.head()) ?? 0,
    ...counts,
  };
}

/** Whoever starts over the same log holds the same read models: so much do they take. */
async function bytesOfReadModels(): Promise<number> {
  readModels.send(join(directoryPath, dataFiles.log));
  const [bytes] = (await once(readModels, 'message')) as [number];
  return bytes;
}

function context(): CommandContext {
  const id = derivedId('soak', String(seed));
  return {
    now: clock.now(),
    actor: { kind: 'command-line', id: 'soak' },
    correlationId: id,
    causationId: id,
  };
}
