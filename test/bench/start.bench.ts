import { join } from 'node:path';
import { CampaignRuntime, defaultPolicy } from '#campaigns';
import {
  closeStores,
  dataFiles,
  Engine,
  InProcessDispatch,
  memoryStores,
  openStores,
  ProjectionHost,
  Unpaced,
} from '#engine';
import { parseInstant, systemClock, uuidV7Ids, type RecordedEvent } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { applicationOver, rehearsalId, rehearse } from '#simulation';
import { InProcessTimers } from '#timers';
import { BareLog } from './bare-log.js';
import type { Benchmark, Contestant } from './benchmark.js';
import { contactPointIds, networkOf } from './network.js';
import { inFolder } from './peers/support/programs.mjs';

const events = 1_000_000;
/** Some fifty tests of a large network: years of it. */
const contactPoints = 2_000;
const sentAt = parseInstant('2024-02-19T09:00:00Z');

/** A log of a million events: the same ping test of the same network, again and again. */
async function makeHistory(directory: string): Promise<void> {
  await closeStores(await openStores(directory));
  const log = new BareLog(join(directory, dataFiles.log));
  log.db.pragma('synchronous = OFF');
  const { prepared, tested } = await pingTestEvents();
  let written = 0;
  const write = (all: readonly RecordedEvent[], rename: (text: string) => string) => {
    log.appendTogether(all.length, (index) => {
      const event = all[index];
      if (event === undefined) return;
      const renamed = JSON.parse(rename(JSON.stringify(event))) as RecordedEvent;
      log.insert(renamed.stream, renamed.revision, { ...renamed, id: uuidV7Ids.next() });
    });
    written += all.length;
  };
  write(prepared, (text) => text);
  for (let test = 1; written < events; test++)
    write(tested, (text) => text.replaceAll(rehearsalId(sentAt), `test-${test}`));
  log.close();
}

/** The directory and policy of a rehearsed ping test, and what belongs to the test alone. Half of the network answers. */
async function pingTestEvents() {
  const stores = memoryStores();
  const answers = contactPointIds(contactPoints)
    .filter((_, index) => index % 2 === 0)
    .map((contactPointId, index) => ({
      contactPointId,
      respondedAfterSeconds: 60 * (index + 1),
      via: 'link' as const,
    }));
  const directory = networkOf(contactPoints);
  await rehearse(
    { directory, answers, sentAt, policy: defaultPolicy, keepsSnapshots: false },
    stores,
  );
  const all: RecordedEvent[] = [];
  for await (const event of stores.log.readAll()) all.push(event);
  const isOfTest = ({ stream }: RecordedEvent) => stream.includes(rehearsalId(sentAt));
  return { prepared: all.filter((one) => !isOfTest(one)), tested: all.filter(isOfTest) };
}

/** @returns the milliseconds until read models and processes have caught up and what is owed has been looked for. */
async function start(directory: string, savesSnapshots: boolean): Promise<number> {
  const begun = performance.now();
  const stores = await openStores(directory);
  const ports = {
    ...stores,
    timers: new InProcessTimers(),
    dispatch: new InProcessDispatch(),
    pace: new Unpaced(),
    clock: systemClock,
    ids: uuidV7Ids,
  };
  const app = await applicationOver(ports, new SimulatedTransport(), (error) => {
    throw error;
  });
  await app.get(CampaignRuntime).start();
  const took = performance.now() - begun;
  if (savesSnapshots) await app.get(ProjectionHost).saveSnapshots();
  await app.get(Engine).stop();
  await app.close();
  await closeStores(stores);
  return took;
}

function starting(name: string, from: 'snapshot' | 'log'): Contestant {
  return {
    name,
    run: () =>
      inFolder(async (folder) => {
        const data = join(folder, 'data');
        await makeHistory(data);
        if (from === 'snapshot') await start(data, true);
        return { started: await start(data, false) };
      }),
  };
}

const fromSnapshot = starting('from a snapshot', 'snapshot');
const fromLog = starting('from the log alone', 'log');

export const startUp: Benchmark = {
  name: 'start with 1,000,000 events',
  measures: [{ name: 'started', unit: 'ms' }],
  contestants: [fromSnapshot, fromLog],
  goals: [{ measure: 'started', of: fromSnapshot.name, to: fromLog.name, most: 0.1 }],
};
