import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
afterEach(() => bench.stop());

interface Rehearsed {
  readonly answers: number;
  readonly statistics: {
    readonly pinged: object;
    readonly answered: object;
    readonly sent: object;
  };
}

describe('a rehearsal on the answers of a test that was held', () => {
  it('asks whoever is in the directory now, gets the answers of then, and leaves no trace', async () => {
    bench = await ApiBench.start({}, { campaign: 'launched' });
    await bench.server.pass('2024-02-19T09:10:00.000Z' as never);
    await bench.post('/campaigns/test/pings/se-1/responses', { via: 'phone', grade: 'human' });
    await bench.post('/campaigns/test/close', {});
    const [events, messages] = [await bench.events(), bench.server.messages.length];
    const answer = await bench.post('/rehearsals', { answersOf: 'test' });
    expect(answer.status).toBe(200);
    const { answers, statistics } = answer.body as Rehearsed;
    expect(answers).toBe(1);
    expect(statistics.answered).toEqual({ parties: 1, contactPoints: 1 });
    expect(statistics.sent).toMatchObject({ pings: expect.any(Number) });
    const few = await bench.post('/rehearsals', {
      answersOf: 'test',
      audience: { parties: ['SE'] },
    });
    expect((few.body as Rehearsed).statistics.pinged).toMatchObject({ parties: 1 });
    expect([await bench.events(), bench.server.messages.length]).toEqual([events, messages]);
  });

  it('is refused of a test or a policy that nobody knows', async () => {
    bench = await ApiBench.start({}, { campaign: 'launched' });
    expect(await bench.post('/rehearsals', { answersOf: 'none' })).toMatchObject({
      status: 404,
      body: { code: 'campaign-unknown' },
    });
    expect(await bench.post('/rehearsals', { answersOf: 'test', policyId: 'none' })).toMatchObject({
      status: 422,
    });
    expect(
      await bench.post('/rehearsals', { answersOf: 'test', audience: { parties: ['US'] } }),
    ).toMatchObject({ status: 409, body: { code: 'nobody-designated' } });
  });
});
