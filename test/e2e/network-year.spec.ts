import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshPath, printed, printedJson, reference, rollcall } from './support/rollcall.js';

let data: string;
beforeAll(async () => {
  data = freshPath('secretariat');
  const parties = ['--parties', reference.parties];
  await printed('directory', 'import', reference.contactPoints, ...parties, '--data', data);
});

const told = (...args: readonly string[]) => printed(...args, '--data', data);
const json = <Value>(...args: readonly string[]) => printedJson<Value>(...args, '--data', data);

describe('a designation', () => {
  const at = (on: string, ...reason: readonly string[]) => ['--on', on, ...reason];
  const because = ['--reason', 'for the record'];

  it('is registered, expected, confirmed, suspended, reinstated and withdrawn', async () => {
    const desk = ['--institution', 'Duty desk', '--timezone', 'Africa/Porto-Novo'];
    const reached = ['--type', 'police', '--email', 'duty@bj.example', '--phone', '+22921300000'];
    const directory = (...args: readonly string[]) => told('directory', ...args);
    expect(
      await directory(
        'register',
        'bj-1',
        '--party',
        'BJ',
        ...desk,
        ...reached,
        ...at('2024-09-02'),
      ),
    ).toBe('bj-1 (BJ): designated.\n');
    const expected = await directory(
      'register',
      'ki-1',
      '--party',
      'KI',
      ...desk,
      '--to-be-confirmed',
    );
    expect(expected).toBe('ki-1 (KI): to be confirmed.\n');
    expect(
      await rollcall('directory', 'confirm', 'ki-1', ...at('2024-09-03'), '--data', data),
    ).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('needs a type and an e-mail address'),
    });
    expect(await directory('suspend', 'bj-1', ...at('2024-09-10', ...because))).toContain(
      'suspended',
    );
    expect(await directory('reinstate', 'bj-1', ...at('2024-09-20', ...because))).toContain(
      'designated',
    );
    expect(await directory('withdraw', 'fr-1', ...at('2024-09-25', ...because))).toContain(
      'withdrawn',
    );
    const developments = await directory(
      'developments',
      '--since',
      '2024-05-06',
      '--on',
      '2024-12-31',
    );
    expect(developments).toMatch(/^2024-05-27 +Cameroon \(CM\) +cm-1 +to be confirmed +/m);
    expect(developments).toMatch(/^2024-09-20 +Benin \(BJ\) +bj-1 +reinstated +Duty desk$/m);
    expect(developments).toMatch(/^2024-09-25 +France \(FR\) +fr-1 +withdrawn +/m);
    expect(developments.trim().split('\n')).toHaveLength(4);
    expect(await directory('developments', '--since', '2024-12-31', '--on', '2025-01-01')).toBe(
      'Nothing new since 2024-12-31.\n',
    );
  });

  it('is followed by an onboarding, step by step', async () => {
    expect(await told('directory', 'onboarding', 'TN')).toMatch(
      /^Tunisia \(TN\): .* \(tn-1\), designated\n {2}\[x\] designation received {2}2024-03-18\n {2}\[x\] details complete\n {2}\[ \] channels verified: missing .*email-main.*\n {2}\[ \] guidance sent\n {2}\[ \] first ping answered\n$/,
    );
    const [before] = await json<{ checks: { missing: string[] }[] }[]>(
      'directory',
      'onboarding',
      'TN',
    );
    for (const channel of before?.checks[2]?.missing ?? [])
      await told('directory', 'verify', 'tn-1', channel, ...because);
    await told('directory', 'guidance', 'tn-1', '--on', '2024-03-20');
    const after = await told('directory', 'onboarding', 'TN');
    expect(after).toContain('\n  [x] channels verified\n  [x] guidance sent  2024-03-20\n');
    const all = await told('directory', 'onboarding', '--since', '2024-02-19', '--open');
    expect(all).toMatch(/^tn-1 +Tunisia +yes +yes +yes +yes +–$/m);
    expect(all).toMatch(/^cm-1 +Cameroon +– +– +– +– +–$/m);
    expect(all).not.toContain('France');
  });

  it('has a desk with office hours, which its holidays close', async () => {
    const hours = ['--office-hours', 'mon-wed 08:30-17:00', 'Sat,Sun 10:00-12:00'];
    const when = ['--when', '2026-03-02T12:00:00Z'];
    const link = ['--legal-assistance', 'able-to-coordinate'];
    await told('directory', 'duty', 'tn-1', ...link);
    await told('directory', 'duty', 'tn-1', ...hours);
    const desk = await told('directory', 'duty', 'tn-1', ...when);
    expect(desk).toContain('tn-1: 2026-03-02 13:00 +01:00 in Africa/Tunis, ');
    expect(desk).toContain('office hours      mon-wed 08:30-17:00; sat,sun 10:00-12:00\n');
    expect(desk).toContain('legal assistance  able to coordinate\n');
    expect(await told('directory', 'holidays', 'TN')).toBe('Tunisia (TN): no holiday is known\n');
    await told('directory', 'holidays', 'TN', '--days', '2026-03-20', '2026-03-02');
    expect(await told('directory', 'holidays', 'TN')).toBe('Tunisia (TN): 2026-03-02 2026-03-20\n');
    expect(await told('directory', 'duty', 'tn-1', '--clear')).not.toContain('office hours');
    for (const wrong of ['fri-mon 08:00-17:00', 'mon 8-17', 'mon', 'day 08:00-17:00'])
      expect(
        await rollcall('directory', 'duty', 'tn-1', '--office-hours', wrong, '--data', data),
      ).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('is told in words what a command lacks', async () => {
    const register = ['directory', 'register', 'x-1', '--institution', 'X', '--timezone', 'UTC'];
    for (const [args, said] of [
      [[...register, '--party', 'FR'], 'with --on, or --to-be-confirmed'],
      [[...register, '--party', 'France'], 'expected an ISO 3166-1 alpha-2 code'],
      [['directory', 'suspend', 'se-1', '--on', '2024-01-01'], "'--reason <text>' not specified"],
    ] as const) {
      const { exitCode, stderr } = await rollcall(...args, '--data', data);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
    }
  });
});

describe('the register of activities', () => {
  const record = (id: string, kind: string, title: string, from: string, ...more: string[]) =>
    told('activity', 'record', id, '--kind', kind, '--title', title, '--from', from, ...more);

  it('states every fact of the capacity building that the paper of 2024 does', async () => {
    const year = ['--until', '2024-10-31'];
    const contributors = ['AM', 'EE', 'RO', 'CZ', 'CR', 'CO', 'CL', 'PE', 'DO'];
    const topics = ['responsibilities', 'regulations', 'templates', 'training'];
    await record(
      'support',
      'support-to-establish',
      'Support to establish contact points',
      '2024-01-01',
      ...year,
      '--helped',
      'EC',
      'KI',
      'CM',
      '--party',
      ...contributors,
      '--topic',
      ...topics,
      'internal cooperation and promotion',
    );
    await record('octopus', 'workshop', 'Workshop', '2024-02-01', '--venue', 'Octopus Conference');
    const protocol = 'implementation of the Second Additional Protocol';
    await record(
      'latin-america',
      'regional-meeting',
      'Regional meeting',
      '2024-03-01',
      '--held-in',
      'CO',
      '--topic',
      protocol,
      '--participants',
      '10 Latin American countries',
    );
    const tunis = ['--held-in', 'TN', '--helped', 'TN', '--topic', 'legislation'];
    await record('legislation-tn', 'workshop', 'Workshop on legislation', '2024-04-01', ...tunis);
    const partners = ['--partner', 'INTERPOL', 'G7'];
    await record('synergies', 'promotion', 'The 24/7 Network concept', '2024-05-01', ...partners);
    await record('protocol', 'promotion', 'Second Additional Protocol', '2024-06-01');
    const five = ['BJ', 'CI', 'GD', 'ST', 'VU'];
    const dedicated = ['--held-in', ...five, '--helped', ...five];
    await record(
      'dedicated',
      'workshop',
      'Dedicated workshops',
      '2024-07-01',
      ...year,
      ...dedicated,
    );
    await record('cybox', 'training-platform', 'CYBOX', '2024-08-01');
    await record('annual', 'annual-meeting', 'Annual meeting', '2024-10-18', '--venue', 'EUROPOL');

    const found = async (...filter: readonly string[]) =>
      (await json<{ activityId: string }[]>('activity', 'list', ...filter)).map(
        ({ activityId }) => activityId,
      );
    expect(await found()).toHaveLength(9);
    expect(await found('--kind', 'workshop')).toEqual(['octopus', 'legislation-tn', 'dedicated']);
    for (const state of ['EC', 'KI', 'CM', ...contributors.slice(0, 5)])
      expect(await found('--state', state)).toEqual(['support']);
    expect(await found('--state', 'CO')).toEqual(['support', 'latin-america']);
    for (const state of five) expect(await found('--state', state)).toEqual(['dedicated']);
    expect(await found('--partner', 'g7')).toEqual(['synergies']);
    expect(await found('--from', '2024-10-18', '--to', '2024-10-18')).toEqual([
      'support',
      'dedicated',
      'annual',
    ]);
    expect(await json('activity', 'show', 'latin-america')).toMatchObject({
      heldIn: ['CO'],
      topics: [protocol],
      participants: '10 Latin American countries',
    });
    expect(await told('activity', 'list', '--kind', 'annual-meeting')).toMatch(
      /^annual +2024-10-18 +annual meeting +Annual meeting +EUROPOL$/m,
    );
    expect(await told('activity', 'export', '--kind', 'promotion')).toMatch(
      /\r\nsynergies,promotion,The 24\/7 Network concept,2024-05-01,,,,,,,interpol; g7,,,\r\n/,
    );
  });

  it('is corrected without a trace lost', async () => {
    await told('activity', 'amend', 'annual', '--until', '2024-10-19', '--reason', 'two days');
    const cleared = ['--clear', 'until', '--title', '12th annual meeting'];
    await told('activity', 'amend', 'annual', ...cleared, '--reason', 'one after all');
    const shown = await told('activity', 'show', 'annual');
    expect(shown).toMatch(/^12th annual meeting \(annual\)\n {2}kind +annual meeting\n/);
    expect(shown).toMatch(/ by rollcall: two days\n {4}until: nothing → 2024-10-19\n/);
    expect(shown).toContain(': one after all\n    title: Annual meeting → 12th annual meeting\n');
    const struck = await told(
      'activity',
      'amend',
      'cybox',
      '--strike-out',
      '--reason',
      'a mistake',
    );
    expect(struck).toBe('Struck out: CYBOX (cybox).\n');
    expect(await told('activity', 'list')).not.toContain('CYBOX');
    expect(await told('activity', 'list', '--struck-out')).toContain('CYBOX (struck out)');
    const nothing = ['activity', 'amend', 'annual', '--reason', 'x', '--data', data];
    expect(await rollcall(...nothing)).toMatchObject({ exitCode: 2 });
  });
});

it.each([
  'register',
  'confirm',
  'suspend',
  'reinstate',
  'withdraw',
  'verify',
  'guidance',
  'duty',
  'holidays',
  'onboarding',
  'developments',
])('rollcall directory %s --help shows examples', async (name) => {
  const stdout = await printed('directory', name, '--help');
  expect(stdout).toMatch(new RegExp(`\\nExamples:\\n {2}rollcall directory ${name} `));
});

it.each(['record', 'amend', 'list', 'show', 'export'])(
  'rollcall activity %s --help shows examples',
  async (name) => {
    const stdout = await printed('activity', name, '--help');
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n( {2}.*\\n)* {2}rollcall activity ${name} `));
  },
);
