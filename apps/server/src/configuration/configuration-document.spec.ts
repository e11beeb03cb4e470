import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { knownSettings } from './known-settings.js';
import { settingsTable } from './testing/settings-table.js';

const path = resolve(import.meta.dirname, '../../../../docs/configuration.md');

/** What a table says, however a formatter pads it. */
function lines(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').replaceAll(/-{3,}/g, '---').trim())
    .filter((line) => line !== '');
}

it('documents every setting, and none that there is not', () => {
  const [, documented = ''] = readFileSync(path, 'utf8').split('## Every setting\n');
  expect(lines(documented)).toEqual(lines(settingsTable()));
});

it('gives every setting a variable of its own', () => {
  const variables = knownSettings.map(({ variable }) => variable);
  expect(new Set(variables).size).toBe(variables.length);
  expect(variables).toContain('ROLLCALL_SMTP_REQUIRE_TLS');
  // Such a name would be taken for a file with the value of another.
  expect(
    variables.filter(
      (name) => variables.includes(name.replace(/_FILE$/, '')) && name.endsWith('_FILE'),
    ),
  ).toEqual([]);
});
