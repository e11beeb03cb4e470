import type { Policy } from '#campaigns';
import type { Scenario } from './scenario.js';

/** Trials that making one scenario smaller may take. */
const trialsMax = 400;

/**
 * The smallest scenario that still fails: everything that can be left out without it is left out, larger parts first.
 * @param fails tries a scenario out.
 */
export async function shrink(
  scenario: Scenario,
  fails: (scenario: Scenario) => Promise<boolean>,
): Promise<Scenario> {
  let smallest = scenario;
  let trials = 0;
  for (let found = true; found;) {
    found = false;
    for (const smaller of smallerThan(smallest)) {
      if (trials++ >= trialsMax) return smallest;
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}

function* smallerThan(scenario: Scenario): Generator<Scenario> {
  const { troubles, acts, campaigns, contactPoints, workers, mail, timers, jobs } = scenario;
  yield* without(troubles, (left) => ({ ...scenario, troubles: left }));
  yield* without(acts, (left) => ({ ...scenario, acts: left }));
  if (workers > 1) yield { ...scenario, workers: 1 };
  for (const [kind, share] of Object.entries(mail))
    if (share > 0) yield { ...scenario, mail: { ...mail, [kind]: 0 } };
  for (const [kind, share] of Object.entries(timers))
    if (share > 0) yield { ...scenario, timers: { ...timers, [kind]: 0 } };
  for (const [kind, share] of Object.entries(jobs))
    if (share > 0) yield { ...scenario, jobs: { ...jobs, [kind]: 0 } };
  yield* without(campaigns, (left) => {
    const ids = left.map(({ campaignId }) => campaignId);
    return {
      ...scenario,
      campaigns: left,
      acts: acts.filter(({ campaignId }) => ids.includes(campaignId)),
    };
  });
  yield* without(contactPoints, (left) => {
    const ids = left.map(({ id }) => id);
    return {
      ...scenario,
      contactPoints: left,
      acts: acts.filter((act) => !('contactPointId' in act) || ids.includes(act.contactPointId)),
    };
  });
  for (const [index, campaign] of campaigns.entries()) {
    const changed = (change: Partial<typeof campaign>): Scenario => ({
      ...scenario,
      campaigns: campaigns.with(index, { ...campaign, ...change }),
    });
    if (campaign.windowMs > 0) yield changed({ windowMs: 0 });
    const { policy } = campaign;
    for (const step of policy.steps.keys())
      yield changed({ policy: { ...policy, steps: policy.steps.toSpliced(step, 1) } });
    if (policy.channels.length > 1) yield changed({ policy: { ...policy, channels: ['email'] } });
    yield* simpler(policy, (simple) => changed({ policy: simple }));
  }
}

/** Halves first, then one after the other; never all of what a network cannot be without. */
function* without<Item>(
  items: readonly Item[],
  keep: (left: readonly Item[]) => Scenario,
): Generator<Scenario> {
  for (
    let size = Math.ceil(items.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  )
    for (let from = 0; from < items.length; from += size) {
      const left = items.toSpliced(from, size);
      const scenario = keep(left);
      if (scenario.campaigns.length > 0 && scenario.contactPoints.length > 0) yield scenario;
    }
}

function* simpler(policy: Policy, changed: (simple: Policy) => Scenario): Generator<Scenario> {
  for (const [index, { repeat: _, ...once }] of policy.steps.entries())
    if (policy.steps[index]?.repeat !== undefined)
      yield changed({ ...policy, steps: policy.steps.with(index, once) });
}
