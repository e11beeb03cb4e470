import { GetStatistics } from '#campaigns';
import { DirectoryImport } from '#directory';
import { projectionsOf, replay } from '#engine';
import type { EventLog } from '#event-log';
import { addMs, durationMs, EventRegistry, parseInstant } from '#kernel';
import { capabilities } from '../application.js';
import type { Life } from './life.js';
import { NaiveModel } from './naive/naive-model.js';
import { contextOf, directoryOf, People, plansOf } from './people.js';
import type { Scenario } from './scenario.js';
import { Witness } from './witness.js';
import { World } from './world.js';

/** What came of a trial. */
export interface TrialResult {
  /** Each in a sentence; none where every rule held. */
  readonly violations: readonly string[];
  readonly events: number;
  readonly messages: number;
  /** How often it was somebody's turn. */
  readonly turns: number;
  /** Times a process died, on purpose or of a failure. */
  readonly deaths: number;
  /** Two trials in which the same things happened in the same order have the same. */
  readonly digest: string;
}

const beginsAt = parseInstant('2025-03-29T00:00:00Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Moments of the past at which the statistics are asked for. */
const prefixesAsked = 3;

/**
 * Lives through a scenario with the whole engine on virtual time, and looks for a broken rule after every step and at the
 * end. The same scenario takes the same course every time.
 * @param onNote hears of everything that happens. @param onTurn hears besides of everything that a process asks the world.
 * @param onEnd is given the log that came of it.
 */
export async function tryOut(
  scenario: Scenario,
  onNote?: (what: string) => void,
  onTurn?: (what: string) => void,
  onEnd?: (log: EventLog) => Promise<void>,
): Promise<TrialResult> {
  const witness = new Witness(onNote, onTurn);
  const world = new World(scenario, witness, beginsAt);
  const people = new People(world, scenario);
  await world.begin();
  await world.passUntil(prepare(world, scenario));
  world.letTroublesLoose();
  people.comeIn(beginsAt);
  await world.pass(addMs(beginsAt, lengthMs(scenario)));
  await world.recover();
  if (!witness.hasFound) await judge(world, people, witness);
  await onEnd?.(world.stores.log);
  world.end();
  return {
    violations: witness.violations,
    events: witness.history.length,
    messages: witness.messages,
    turns: world.turns.taken,
    deaths: world.deaths,
    digest: witness.digest(),
  };
}

async function prepare(world: World, scenario: Scenario): Promise<void> {
  const life = world.anyReady();
  if (life === undefined) throw new Error('no process has taken up its work');
  const context = contextOf(scenario, life.clock.now());
  await life.get(DirectoryImport).run(directoryOf(scenario), context);
  for (const campaign of scenario.campaigns)
    for (const command of plansOf(campaign, beginsAt, context)) await life.execute(command);
}

/** Until every campaign must have ended, whatever held it up. */
function lengthMs({ campaigns }: Scenario): number {
  return Math.max(
    ...campaigns.map(
      ({ startsAtMs, windowMs, policy }) =>
        startsAtMs + windowMs + 1.5 * durationMs(policy.deadline) + 12 * hourMs,
    ),
  );
}

async function judge(world: World, people: People, witness: Witness): Promise<void> {
  if (!witness.model.campaignsAreOver) witness.violation('not every campaign has ended');
  const recorded = witness.model.responseIds();
  for (const id of people.acknowledged)
    if (recorded.filter((one) => one === id).length !== 1)
      witness.violation(`the answer ${id} was acknowledged, and is not on record once`);
  const life = world.anyReady();
  if (life === undefined) return witness.violation('no process has come back');
  await world.passUntil(judgeStatistics(world, life, witness));
  await world.passUntil(judgeReplay(world, life, witness));
}

/** As they are, and as they were after some of the events. */
async function judgeStatistics(world: World, life: Life, witness: Witness): Promise<void> {
  const { history } = witness;
  const positions = Array.from({ length: prefixesAsked }, () =>
    world.chance.between(1, history.length),
  );
  for (const position of [history.length, ...positions]) {
    const model = new NaiveModel();
    for (const event of history.slice(0, position)) model.take(event);
    for (const { campaignId } of world.scenario.campaigns) {
      if (model.statusOf(campaignId) === undefined) continue;
      const { statistics } = await life.ask(new GetStatistics(campaignId, { position }));
      const { pinged, windows, answered, noAnswer, sent } = statistics;
      const found = JSON.stringify({ pinged, windows, answered, noAnswer, sent });
      const expected = JSON.stringify(model.statistics(campaignId));
      if (found !== expected)
        witness.violation(
          `statistics of ${campaignId} after ${position} events: expected ${expected}, found ${found}`,
        );
    }
  }
}

/** The read models that lived through it all, and a fold of the log from its first event. */
async function judgeReplay(world: World, life: Life, witness: Witness): Promise<void> {
  await life.saveSnapshots();
  const { equal, projections } = await replay(
    world.stores.log,
    life.get(EventRegistry),
    world.workerOf(life.worker).disk,
    projectionsOf(capabilities),
  );
  if (!equal) witness.violation(`a replay gives other read models: ${JSON.stringify(projections)}`);
}
