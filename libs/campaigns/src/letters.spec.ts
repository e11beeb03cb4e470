import { afterEach, describe, expect, it } from '@jest/globals';
import { ChangeContactDetails, DetailsCipher, contactPoint, contactPointStream } from '#directory';
import { CommandLoop } from '#engine';
import { addMs, parseInstant, type Instant } from '#kernel';
import { PersonalData } from '#keys';
import { LetterDesk, RequestLetter, type HandOver, type Letter } from '#messaging';
import { Bench, storeKinds, type BenchOptions } from './testing/bench.js';

const begin = parseInstant('2024-02-18T12:00:00Z');
const asked: Letter = {
  letterId: 'l-1',
  contactPointId: 'se-1',
  purpose: 'test',
  about: { number: 7 },
};
const transient: HandOver = { outcome: 'failed', permanence: 'transient', reason: 'try later' };

/** Puts letters of this test into words. */
const equip: BenchOptions['equip'] = (app) =>
  app.get(LetterDesk).composes('test', async ({ about }, { institution, languages }) => ({
    languages,
    subject: `Version ${JSON.stringify(about['number'])}`,
    text: `To ${institution}`,
  }));

describe.each(storeKinds)('a letter over %s', (kind) => {
  let bench: Bench;
  afterEach(() => bench.closeUnharmed());

  const prepared = async (fate?: (bench: Bench) => HandOver, workers = 1) => {
    bench = await Bench.prepared(kind, {
      schedule: 'none',
      workers,
      equip,
      fateOfLetter: () => fate?.(bench) ?? { outcome: 'handed-over' },
    });
  };
  const ask = (letter: Partial<Letter> = {}) =>
    bench.execute(new RequestLetter({ ...asked, ...letter }, bench.context()));
  const minutes = (count: number): Instant => addMs(begin, count * 60_000);

  it('goes out once to the main address, however often it is asked for', async () => {
    await prepared(undefined, 2);
    await ask();
    await ask();
    await bench.advanceTo(minutes(60));
    expect(bench.letters).toEqual([
      expect.objectContaining({
        address: 'main@se-1.example',
        subject: 'Version 7',
        text: 'To Duty desk se-1',
        sentAt: begin,
      }),
    ]);
    const [handedOver, ...others] = await bench.recorded('LetterHandedOver', 'LetterFailed');
    expect([handedOver?.type, others]).toEqual(['LetterHandedOver', []]);
  });

  it('FM-19: is tried again with the same Message-ID, to the address the directory then has', async () => {
    await prepared(({ letters }) =>
      letters.length === 1 ? transient : { outcome: 'handed-over' },
    );
    await ask();
    expect(bench.letters).toHaveLength(1);
    const { app } = bench.worker();
    const { state } = await app.get(CommandLoop).load(contactPointStream('se-1'), contactPoint);
    if (state.status === 'absent') throw new Error('expected a contact point');
    const plain = await new DetailsCipher(app.get(PersonalData)).decrypt('se-1', state.details);
    if (plain === undefined) throw new Error('expected details');
    const channels = plain.channels.map((one) =>
      one.id === 'email-main' ? { ...one, address: 'new@se-1.example' } : one,
    );
    const details = { ...plain, channels };
    await bench.execute(
      new ChangeContactDetails({ contactPointId: 'se-1', details }, bench.context()),
    );
    await bench.advanceTo(minutes(60));
    // The old address hears of the change besides.
    const versions = bench.letters.filter(({ subject }) => subject === bench.letters[0]?.subject);
    const [first, second] = versions;
    expect([first?.address, second?.address]).toEqual(['main@se-1.example', 'new@se-1.example']);
    expect(second?.messageId).toBe(first?.messageId);
    expect(versions).toHaveLength(2);
  });

  it('goes to an old address where it is meant for one', async () => {
    await prepared();
    const personalData = bench.worker().app.get(PersonalData);
    await ask({ address: await personalData.encrypt('se-1', 'old@se-1.example') });
    expect(bench.letters.map(({ address }) => address)).toEqual(['old@se-1.example']);
  });

  it('ends with a reason where nobody can be written to', async () => {
    await prepared();
    await ask({ contactPointId: 'nobody' });
    const [failed] = await bench.recorded('LetterFailed');
    expect(failed?.data).toMatchObject({ permanence: 'permanent', because: 'no-address' });
    expect(bench.letters).toEqual([]);
  });

  it('FM-08: goes out after a crash that lost timers, queue and snapshots', async () => {
    await prepared(({ letters }) =>
      letters.length === 1 ? transient : { outcome: 'handed-over' },
    );
    await ask();
    bench.loseSnapshots();
    bench.passTo(minutes(30));
    await bench.restart();
    await bench.advanceTo(minutes(60));
    expect(bench.letters).toHaveLength(2);
    expect(await bench.recorded('LetterHandedOver')).toHaveLength(1);
  });

  it('FM-11: does not go out again where the process died while handing it over', async () => {
    await prepared((dying) => {
      dying.crash();
      return { outcome: 'handed-over' };
    });
    await ask().catch(() => undefined);
    await bench.restart();
    await bench.advanceTo(minutes(60));
    expect(bench.letters).toHaveLength(1);
    const outcomes = await bench.recorded(
      'LetterOutcomeUnknown',
      'LetterHandedOver',
      'LetterFailed',
    );
    expect(outcomes.map(({ type }) => type)).toEqual(['LetterOutcomeUnknown']);
  });
});
