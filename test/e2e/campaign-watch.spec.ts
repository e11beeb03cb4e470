import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { RecordResponse } from '#campaigns';
import { StreamsModule } from '#server';
import { BoardFollower, chosenCampaign } from '../../apps/cli/src/watch/board-follower.js';
import { watchBoard } from '../../apps/cli/src/watch/watch-board.js';
import { at, campaignId, ServerBench } from '../../apps/server/src/testing/server-bench.js';
import { freshPath, printed, rehearsal, rollcall } from './support/rollcall.js';

class Captured extends PassThrough {
  text = '';
  private waiting: { test: () => boolean; resolve: () => void }[] = [];

  override write(chunk: unknown): boolean {
    this.text += String(chunk);
    for (const { resolve } of this.waiting.filter(({ test }) => test())) resolve();
    return true;
  }

  get lines(): readonly string[] {
    return this.text.trimEnd().split('\n');
  }

  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ test, resolve }));
  }
}

const answer = (bench: ServerBench, contactPointId: string) =>
  bench.execute(
    new RecordResponse(
      {
        ping: { campaignId, contactPointId },
        responseId: contactPointId,
        via: 'link',
        grade: 'human',
        receivedAt: bench.clock.now(),
      },
      bench.context(),
    ),
  );

/** A campaign of which one contact point answers, watched to its end. */
async function watchedToTheEnd(stdout: Captured, json: boolean): Promise<void> {
  const bench = await ServerBench.start({ features: [StreamsModule.over()] });
  const follower = new BoardFollower({ server: bench.url }, undefined, bench.clock);
  await follower.start();
  const watching = watchBoard(
    follower,
    { stdout, stderr: new PassThrough() },
    { json, timeZone: 'UTC', stop: new AbortController().signal },
  );
  await bench.pass(at('00:09'));
  await answer(bench, 'se-1');
  await stdout.until(() =>
    stdout.text.includes(json ? '"state":"answered"' : 'answered by link after 9 min'),
  );
  await bench.pass(at('31:00'));
  await watching;
  follower.close();
  await bench.stop();
}

describe('rollcall campaign watch', () => {
  it('prints one line for each change in a pipe, and ends with the campaign', async () => {
    const stdout = new Captured();
    await watchedToTheEnd(stdout, false);
    expect(stdout.lines[0]).toBe('Ping test of February: running, 0 of 3 Parties answered (0 %)');
    expect(stdout.text).toContain(
      '2024-02-19T09:09:00Z SE Sweden, se-1: answered by link after 9 min; answered\n',
    );
    expect(stdout.lines).toContain('campaign closed');
    expect(stdout.lines.at(-1)).toBe(
      'Ping test of February: closed, 1 of 3 Parties answered (33 %)',
    );
  });

  it('prints JSON objects, one a line, the whole board first and last', async () => {
    const stdout = new Captured();
    await watchedToTheEnd(stdout, true);
    const said = stdout.lines.map(
      (line) =>
        JSON.parse(line) as { kind: string; rows: { state: string }[]; row: { state: string } },
    );
    expect(said[0]).toMatchObject({ kind: 'board', overview: { status: 'running' } });
    expect(said.some(({ kind, row }) => kind === 'row' && row.state === 'reminded')).toBe(true);
    expect(said.at(-1)).toMatchObject({ kind: 'board', overview: { status: 'closed' } });
    expect(
      said
        .at(-1)
        ?.rows.map(({ state }) => state)
        .toSorted(),
    ).toEqual(['answered', 'no-answer', 'no-answer', 'no-answer']);
  });

  it('draws the board on a terminal, and leaves it standing', async () => {
    const screen = Object.assign(new Captured(), {
      isTTY: true,
      columns: 100,
      rows: 24,
      hasColors: () => false,
    });
    await watchedToTheEnd(screen, false);
    const text = stripVTControlCharacters(screen.text);
    expect(text).toContain('Ping test of February · running · T+00:00:00 · closes in 30:00:00');
    expect(text).toContain('1 of 3 Parties answered   33 %   mean 9 min');
    expect(text).toContain('Ping test of February · closed after 30:00:00');
    expect(screen.listenerCount('resize')).toBe(0);
  });

  it('stops when it is told to', async () => {
    const bench = await ServerBench.start({ features: [StreamsModule.over()] });
    const follower = new BoardFollower({ server: bench.url }, campaignId, bench.clock);
    await follower.start();
    const stdout = new Captured();
    const stop = new AbortController();
    const watching = watchBoard(
      follower,
      { stdout, stderr: new PassThrough() },
      { json: false, timeZone: 'UTC', stop: stop.signal },
    );
    stop.abort();
    await watching;
    follower.close();
    // Nothing happened since the first line, so it is not said again.
    expect(stdout.lines).toHaveLength(1);
    await bench.stop();
  });

  it('shows what a data directory holds', async () => {
    const data = freshPath('rehearsed');
    await printed(...rehearsal(), '--data', data);
    const told = await printed('campaign', 'watch', '--data', data);
    expect(told).toMatch(/: closed, 68 of 68 Parties answered \(100 %\)\n$/);
    expect((await rollcall('campaign', 'watch', 'nobody', '--data', data)).stderr).toContain(
      'campaign-unknown',
    );
  });

  it('says whom to ask, and when nobody is there', async () => {
    expect((await rollcall('campaign', 'watch')).exitCode).toBe(2);
    const gone = await rollcall('campaign', 'watch', '--server', 'http://127.0.0.1:1');
    expect(gone.exitCode).toBe(1);
    expect(gone.stderr).toMatch(/^rollcall: http:\/\/127\.0\.0\.1:1 cannot be reached: /);
  });

  it('chooses the campaign that an operator means', () => {
    const known = (...all: readonly (readonly [string, string, object?])[]) =>
      new Map(all.map(([id, status, more]) => [id, { status, ...more }])) as never;
    expect(chosenCampaign(known(['a', 'closed'], ['b', 'running']), undefined)).toBe('b');
    expect(
      chosenCampaign(
        known(
          ['a', 'planned'],
          ['b', 'closed', { closedAt: '2' }],
          ['c', 'closed', { closedAt: '3' }],
        ),
        undefined,
      ),
    ).toBe('c');
    expect(
      chosenCampaign(
        known(['b', 'scheduled', { startsAt: '3' }], ['c', 'scheduled', { startsAt: '2' }]),
        undefined,
      ),
    ).toBe('c');
    const together = { startsAt: '3' };
    expect(
      chosenCampaign(known(['c', 'scheduled', together], ['b', 'scheduled', together]), undefined),
    ).toBe('b');
    expect(
      chosenCampaign(known(['a', 'cancelled'], ['c', 'planned'], ['b', 'planned']), undefined),
    ).toBe('b');
    expect(chosenCampaign(known(['a', 'closed'], ['b', 'running']), 'a')).toBe('a');
    expect(() => chosenCampaign(known(['a', 'running'], ['b', 'paused']), undefined)).toThrow(
      '2 campaigns run; name one: a, b',
    );
    expect(() => chosenCampaign(known(['a', 'running']), 'x')).toThrow('campaign-unknown');
    expect(() => chosenCampaign(known(), undefined)).toThrow('no campaign has been planned yet');
  });
});
