import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { run } from '../run.js';

async function printed(...args: readonly string[]): Promise<string> {
  let text = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  await run(args, { stdout, stderr: stdout });
  return text;
}

const questions = [
  'activity export',
  'activity list',
  'activity show',
  'audit as-of',
  'audit why',
  'campaign list',
  'campaign show',
  'directory developments',
  'directory duty',
  'directory export',
  'directory holidays',
  'directory list',
  'directory onboarding',
  'directory show',
  'directory summary',
  'directory versions',
  'letters',
  'mail list',
  'phone list',
  'policy list',
  'policy show',
  'proposal list',
  'proposal show',
  'report',
  'series list',
  'stats',
  'template list',
  'template preview',
  'template show',
];
/** What only changes something, runs something, or looks ahead. */
const others =
  /^(answer|campaign (cancel|close|dry-run|launch|pause|plan|resume|schedule|watch)|proposal (approve|propose|reject))$/;

it.each(questions)('"%s" can be put to the past, by instant or by position', async (question) => {
  const help = await printed(...question.split(' '), '--help');
  expect(help).toContain('--at <instant>');
  expect(help).toContain('--position <number>');
});

it.each(['campaign', 'proposal'])('no question of "%s" is left out', async (group) => {
  const help = await printed(group, '--help');
  const commands = [...help.matchAll(/^ {2}([a-z-]+) .*\[options\]/gm)].map(
    ([, name]) => `${group} ${name}`,
  );
  expect(commands.length).toBeGreaterThan(2);
  expect(commands.filter((one) => !questions.includes(one) && !others.test(one))).toEqual([]);
});

it('asks for one moment only', async () => {
  const both = ['--at', '2024-02-19T10:00:00Z', '--position', '3'];
  expect(await printed('campaign', 'list', '--data', 'nowhere', ...both)).toContain(
    'give either --at INSTANT or --position NUMBER, not both',
  );
  expect(await printed('stats', '--position', 'x')).toContain('expected a position of the log');
});
