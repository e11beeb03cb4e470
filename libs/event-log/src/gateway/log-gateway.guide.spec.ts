import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { testEvent } from '#testing';
import { bench } from './testing/bench.js';

const { log: openLog, gateway } = bench();

const root = join(import.meta.dirname, '../../../..');
const guide = readFileSync(join(root, 'docs', 'log-gateway.md'), 'utf8');
const examples = [...guide.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);

/** What each example of docs/log-gateway.md prints, as they stand there. */
const prints: readonly RegExp[] = [
  /^2024-02-19T09:00:00.000Z ping-winter.de-bka ResponseReceived \{ via: 'link' \}\n2024-02-19T09:00:00.000Z ping-winter.de-bka PingIssued \{\}\n$/,
  /^0n PingIssued\n1n ResponseReceived\n$/,
  /^ping-winter.de-bka \{ via: 'link' \}\nup to date at \{ commit: 2n, prepare: 2n \}\n$/,
];

it('has as many examples as are tried here', () => {
  expect(examples).toHaveLength(prints.length);
});

it.each(prints.map((printed, index) => ({ printed, number: index + 1 })))(
  'runs example $number of the guide',
  async ({ printed, number }) => {
    const log = await openLog();
    const { gateway: open } = await gateway(log);
    const events = [
      testEvent({ type: 'PingIssued' }),
      testEvent({ type: 'ResponseReceived', data: { via: 'link' } }),
    ];
    await log.append('ping-winter.de-bka', events, 'no-stream');
    const code = examples[number - 1]!.replaceAll('127.0.0.1:2113', `127.0.0.1:${open.port}`);
    const output = await new Promise<string>((resolve, reject) => {
      // As a module from standard input, which finds packages where it runs.
      const child = execFile(
        process.execPath,
        ['--input-type=module', '-'],
        { cwd: root, env: { ...process.env, NO_COLOR: '1' }, timeout: 60_000 },
        (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
      );
      child.stdin?.end(code);
    });
    expect(output).toMatch(printed);
  },
);
