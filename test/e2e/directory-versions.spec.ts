import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshPath, printed, printedJson, reference, rollcall } from './support/rollcall.js';

describe('the numbered versions of the reference network', () => {
  const data = freshPath('data');
  const directory = (command: string, ...args: readonly string[]) =>
    printed('directory', command, ...args, '--data', data);
  const imported = readFileSync(reference.contactPoints, 'utf8');
  const [georgia = ''] = imported.split('\r\n').filter((line) => line.startsWith('ge-1,'));
  const number = /\+\d+/.exec(georgia)?.[0] ?? '';

  beforeAll(async () => {
    await directory('import', reference.contactPoints, '--parties', reference.parties);
    await directory('publish');
    const changed = freshPath('changed.csv');
    writeFileSync(changed, imported.replaceAll(number, '+99532241'));
    await directory('import', changed, '--parties', reference.parties);
  });

  it('are published with what changed, in words, and only when something did', async () => {
    expect(await directory('publish')).toBe(
      'Version 2 is published. Since version 1: 1 changed.\nGeorgia: telephone changed\n',
    );
    expect(await directory('publish')).toBe(
      'Nothing changed since version 2, so it stays the last one.\n',
    );
  });

  it('differ in words and in JSON', async () => {
    expect(await directory('diff', '1', '2')).toBe('Georgia: telephone changed\n');
    expect(await directory('diff', '1', '2', '--language', 'fr')).toBe(
      'Géorgie\u00a0: téléphone modifié\n',
    );
    expect(await directory('diff', '2', '2')).toBe('Nothing differs.\n');
    const all = await printedJson<readonly object[]>('directory', 'diff', '0', '1', '--data', data);
    expect(all).toHaveLength(85);
  });

  it('show the directory as it was', async () => {
    expect(await directory('show', 'ge-1', '--version', '1')).toContain(number);
    expect(await directory('show', 'ge-1')).toContain('+99532241');
    const before = await directory('export', '--version', '1');
    expect(before).toContain(number);
    expect(await directory('export')).not.toContain(number);
    expect(await directory('list', '--version', '1')).toContain('Georgia');
  });

  it('are shared once with everybody, and say so', async () => {
    expect(await directory('share', '--version', '2')).toMatch(
      /^Version 2 is shared with the whole network: 84 letters to contact points of 71 Parties\.\n/,
    );
    expect((await rollcall('directory', 'share', '--version', '2', '--data', data)).exitCode).toBe(
      1,
    );
    expect(await directory('versions')).toMatch(/with the network, 84 contact points\n$/);
  });

  it('are asked for by a number', async () => {
    for (const args of [
      ['show', '--version', '0'],
      ['show', '--version', '1', '--at', '2024-01-01T00:00:00Z'],
      ['diff', '1', 'x'],
      ['share'],
    ])
      expect((await rollcall('directory', ...args, '--data', data)).exitCode).toBe(2);
    expect((await rollcall('directory', 'diff', '1', '9', '--data', data)).exitCode).toBe(1);
  });
});
