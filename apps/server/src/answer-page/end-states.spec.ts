import { afterEach, describe, expect, it } from '@jest/globals';
import { CloseCampaign } from '#campaigns';
import { limits } from '#kernel';
import { at, campaignId, ServerBench, type ServerBenchOptions } from '../testing/server-bench.js';
import { AnswerPageModule } from './answer-page.module.js';
import { Visitor } from './testing/visitor.js';

let bench: ServerBench;
afterEach(() => bench.stop());

const start = async (options: ServerBenchOptions = {}) => {
  bench = await ServerBench.start({ features: [AnswerPageModule], ...options });
};
const visitor = (contactPointId: string) => Visitor.of(bench, contactPointId);
const pageOf = async (contactPointId: string) =>
  (await (await visitor(contactPointId)).get()).text();
const types = async () =>
  (await bench.recorded('ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived')).map(
    ({ type }) => type,
  );

describe('FM-24: every end state of a link has a page of its own, and opening it again is harmless', () => {
  it('answered already', async () => {
    await start();
    const officer = await visitor('se-1');
    const thanks = await officer.answerAndFollow({ choice: 'on-duty' });
    expect(thanks).toContain('Your answer is recorded');
    const again = await pageOf('se-1');
    expect(again).toContain('This ping test is answered');
    expect(again).toContain('Nothing more is needed from you');
    expect(again).toContain('Add a further answer');
    expect(await officer.answerAndFollow({ choice: 'not-on-duty' })).toContain(
      'had answered before',
    );
    await pageOf('se-1');
    expect(await types()).toEqual(['ResponseReceived', 'FurtherResponseReceived']);
  });

  it('answered by another contact point of the Party', async () => {
    await start();
    await (await visitor('se-1')).answer({ choice: 'on-duty' });
    await bench.settle();
    expect(await pageOf('se-2')).toContain('Another contact point of <bdi>Sweden</bdi>');
    expect(await pageOf('pl-1')).not.toContain('Another contact point');
  });

  it('late', async () => {
    await start();
    await bench.pass(at('30:00'));
    await bench.pass(at('30:01'));
    expect(await pageOf('se-1')).toContain('it will be recorded as late');
    const officer = await visitor('se-1');
    expect(await officer.answerAndFollow({ choice: 'on-duty' })).toContain('recorded as late');
    expect(await types()).toEqual(['LateResponseReceived']);
  });

  it('closed by an operator', async () => {
    await start();
    await bench.execute(new CloseCampaign({ campaignId, reason: 'operator' }, bench.context()));
    await bench.pass(at('00:01'));
    expect(await pageOf('se-1')).toContain('This test has been closed');
    const officer = await visitor('se-1');
    expect(await officer.answerAndFollow({ choice: 'on-duty' })).toContain('recorded as late');
    expect(await types()).toEqual(['LateResponseReceived']);
  });

  it('called off, and a form that was opened before is kept as late', async () => {
    await start();
    const officer = await visitor('se-1');
    const form = await officer.form({ choice: 'on-duty' });
    await bench.direct({ type: 'CancelCampaign', now: bench.clock.now(), reason: 'test' });
    await bench.pass(at('00:01'));
    expect(await pageOf('se-1')).toContain('This test was called off');
    expect((await officer.send(form)).status).toBe(303);
    expect(await types()).toEqual(['LateResponseReceived']);
  });

  it('unknown, cut, and with the full stop of the sentence it stood in', async () => {
    await start();
    const { link } = await visitor('se-1');
    for (const wrong of [link.slice(0, -1), `${link}a`, `${bench.url}/r`, `${bench.url}/r/`]) {
      const response = await fetch(wrong);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('This link is not valid');
    }
    for (const right of [
      `${link}.`,
      `${link})`,
      `${link}/`,
      link.replace(/[a-z]+$/, (end) => end.toUpperCase()),
    ])
      expect((await fetch(right)).status).toBe(200);
    const posted = await fetch(`${bench.url}/r/${'a'.repeat(26)}`, {
      method: 'POST',
      body: new URLSearchParams({ choice: 'on-duty' }),
    });
    expect(posted.status).toBe(404);
    expect(await types()).toEqual([]);
  });

  it('not reached yet: when its moment comes is not told', async () => {
    await start({ campaign: 'planned' });
    const from = at('01:00');
    const schedule = { kind: 'window', from, length: 'PT10H', seed: 'drawn' } as never;
    await bench.direct({
      type: 'ScheduleCampaign',
      now: bench.clock.now(),
      startsAt: from,
      schedule,
    });
    expect((await (await visitor('se-1')).get()).status).toBe(404);
    await bench.pass(from);
    const page = await pageOf('se-1');
    expect(page).toContain('This test has not reached you yet');
    expect(page).not.toContain('2024');
    const posted = await (
      await visitor('se-1')
    ).send(new URLSearchParams({ nonce: '0'.repeat(36), choice: 'on-duty' }));
    expect(posted.status).toBe(409);
    expect(await types()).toEqual([]);
    await bench.pass(at('11:00'));
    expect(await pageOf('se-1')).toContain('Please answer this ping test');
  });

  it('answered more often than anybody has reason to', async () => {
    await start();
    const player = await visitor('se-1');
    const form = await player.form({ choice: 'on-duty' });
    for (let count = 0; count < limits.pageAnswersPerPing; count++) {
      form.set('note', `answer ${count}`);
      await player.send(form);
    }
    expect((await player.answer({ choice: 'on-duty' })).status).toBe(429);
    expect(await types()).toHaveLength(limits.pageAnswersPerPing);
  });

  it('erased: the answer counts, and what was written is not kept', async () => {
    await start();
    await bench.ports.keys.erase('se-1');
    const officer = await visitor('se-1');
    const page = await pageOf('se-1');
    expect(page).toContain('Please answer this ping test');
    expect(page).not.toContain('Your entry in the directory');
    await officer.answer({ choice: 'on-duty', answeredBy: 'Ana', note: 'Hello' });
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).toMatchObject({ contactPointId: 'se-1', via: 'link' });
    expect(response?.data).not.toHaveProperty('note');
  });
});
