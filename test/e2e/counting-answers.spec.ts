import { expect, it } from '@jest/globals';
import {
  answersFile,
  eventsOf,
  fileOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rehearsal,
  statistics,
  textOf,
} from './support/rollcall.js';

interface Detailed {
  readonly answered: unknown;
  readonly noAnswer: unknown;
  readonly details: { readonly late: unknown };
}

async function windowsOf(...rows: readonly string[]) {
  const { windows } = await statistics(...rehearsal({ responses: answersFile(...rows) }));
  return windows.map(({ within, parties, meanSeconds }) => [within, parties, meanSeconds]);
}

it('has an answer on the bound inside the window, and one a second later outside', async () => {
  const windows = await windowsOf('al-1,AL,900,link,', 'ad-1,AD,901,link,');
  expect(windows.slice(0, 2)).toEqual([
    ['PT15M', 1, 900],
    ['PT30M', 2, 900.5],
  ]);
});

it('counts an answer on the deadline, and has one a second later late', async () => {
  const responses = answersFile('al-1,AL,108000,link,', 'am-1,AM,108001,phone,');
  const counted = await printedJson<Detailed>(...rehearsal({ responses }), '--details');
  expect(counted).toMatchObject({
    answered: { parties: 1, contactPoints: 1 },
    noAnswer: { parties: 67, contactPoints: 80 },
    details: { late: { parties: 1, contactPoints: 1 } },
  });
  expect((await windowsOf('al-1,AL,108000,link,', 'am-1,AM,108001,phone,')).at(-1)).toEqual([
    'PT30H',
    1,
    108_000,
  ]);
});

it('takes an answer after no time at all', async () => {
  const windows = await windowsOf('al-1,AL,0,link,');
  expect(windows[0]).toEqual(['PT15M', 1, 0]);
});

it('keeps those who did not answer in the denominator', async () => {
  const { windows } = await statistics(
    ...rehearsal({ responses: answersFile('al-1,AL,60,link,') }),
  );
  // 1 of 68 Parties.
  expect(windows.map(({ share }) => share)).toEqual(Array.from({ length: 6 }, () => 0.0147));
});

it('has no mean where nobody answered', async () => {
  const windows = await windowsOf('al-1,AL,901,link,');
  expect(windows[0]).toEqual(['PT15M', 0, null]);
});

it('counts a contact point that answers twice once, and keeps its second answer', async () => {
  const rows = textOf(reference.answers).trimEnd().split('\n').slice(1);
  const twice = [...rows, 'de-1,DE,5000,phone,', 'de-1,DE,90000,link,'];
  const data = freshPath('data');
  const responses = answersFile(...twice);
  const { windows } = await statistics(...rehearsal({ responses }), '--data', data);
  expect(windows).toEqual((await statistics(...rehearsal())).windows);
  const further = (await eventsOf(data)).filter(({ type }) => type === 'FurtherResponseReceived');
  expect(further.map(({ data: { contactPointId, via } }) => [contactPointId, via])).toEqual([
    ['de-1', 'phone'],
    ['de-1', 'link'],
  ]);
});

it('counts a Party when the last of its contact points has answered, where all must', async () => {
  const policy = fileOf('{"steps": [], "partyRule": "all"}', 'policy.json');
  const three = ['ad-1,AD,60,link,', 'ad-2,AD,600,link,', 'ad-3,AD,1200,reply,'];
  const parties = async (...rows: readonly string[]) => {
    const responses = answersFile(...rows);
    const { windows } = await statistics(...rehearsal({ responses }), '--policy', policy);
    return windows.slice(0, 3).map((window) => [window.parties, window.meanSeconds]);
  };
  expect(await parties(...three)).toEqual([
    [0, null],
    [1, 1200],
    [1, 1200],
  ]);
  expect(await parties(...three.slice(0, 2))).toEqual([
    [0, null],
    [0, null],
    [0, null],
  ]);
});

it('follows the policy that it is given', async () => {
  const policy = fileOf(
    JSON.stringify({
      deadline: 'PT2H',
      steps: [{ after: 'PT5M', do: 'remind', to: 'same', repeat: { every: 'PT5M', times: 2 } }],
      windows: ['PT10M', 'PT2H'],
    }),
    'policy.json',
  );
  const responses = answersFile('al-1,AL,300,link,', 'am-1,AM,601,link,', 'ad-1,AD,7201,link,');
  const counted = await statistics(...rehearsal({ responses }), '--policy', policy);
  expect(counted.windows.map(({ within, parties }) => [within, parties])).toEqual([
    ['PT10M', 1],
    ['PT2H', 2],
  ]);
  // 80 wait at 5 and at 10 minutes, 79 at 15.
  expect(counted.sent).toEqual({ pings: 81, reminders: 239, escalations: 0, phoneTasks: 0 });
});

it('warns of a step that can never run', async () => {
  const step = '{"after": "PT3H", "do": "escalate", "to": "secretariat-phone"}';
  const policy = fileOf(`{"deadline": "PT2H", "steps": [${step}]}`, 'policy.json');
  expect(await printed(...rehearsal(), '--policy', policy)).toContain(
    'policy: step 1: falls due at PT3H, when the deadline of PT2H has ended the ping',
  );
});
