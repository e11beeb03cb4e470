import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Mutation } from './mutation.js';
import { mutations } from './mutations.js';

/**
 * Takes one rule after the other out of a copy of the sources, and runs the tests that name it: they must fail. Prints a
 * table, and ends with 1 where a rule can be taken out without anybody noticing. Arguments are rules to look at: `FM-07`.
 */

const root = resolve(import.meta.dirname, '../..');
/** A test that hangs without its rule has noticed too. */
const testMsMax = 20_000;
const runMsMax = 180_000;

interface Outcome {
  readonly mutation: Mutation;
  /** Tests that failed, or why there are none. */
  readonly caughtBy: readonly string[];
  readonly seconds: number;
}

interface JestReport {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const asked = process.argv.slice(2);
const chosen = mutations.filter(({ rule }) => asked.length === 0 || asked.includes(rule));
if (chosen.length === 0) {
  process.stderr.write(
    `no mutation takes out ${asked.join(', ')}; see test/mutations/mutations.ts\n`,
  );
  process.exit(2);
}
const left = [...chosen];
const outcomes: Outcome[] = [];
const jobs = Math.min(availableParallelism(), chosen.length);
await Promise.all(Array.from({ length: jobs }, work));
print(chosen.flatMap((mutation) => outcomes.find((one) => one.mutation === mutation) ?? []));

async function work(): Promise<void> {
  const copy = copied();
  try {
    for (let mutation = left.shift(); mutation !== undefined; mutation = left.shift()) {
      outcomes.push(await tried(mutation, copy));
      if (process.stderr.isTTY) process.stderr.write(`\r${outcomes.length} of ${chosen.length} `);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Of what is under version control, as it is now; packages are shared. */
function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), 'rollcall-mutations-'));
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\n').filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { force: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function tried(mutation: Mutation, copy: string): Promise<Outcome> {
  const begun = performance.now();
  const path = join(copy, mutation.file);
  const source = readFileSync(path, 'utf8');
  const before = await failedBy(mutation, copy);
  if (before.length > 0)
    throw new Error(
      `${mutation.rule}: with the rule in place there fails already: ${before.join(', ')}`,
    );
  writeFileSync(
    path,
    source.replace(mutation.find, () => mutation.replace),
  );
  try {
    const caughtBy = await failedBy(mutation, copy);
    return { mutation, caughtBy, seconds: (performance.now() - begun) / 1_000 };
  } finally {
    writeFileSync(path, source);
  }
}

/** The tests of the rule that fail on the sources as they are. */
async function failedBy(mutation: Mutation, copy: string): Promise<readonly string[]> {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  if (await hangs(mutation, copy, report))
    throw new Error(`${mutation.rule}: its tests did not end within ${runMsMax / 1_000} s`);
  return failedIn(report);
}

/** @returns whether the run had to be ended. */
function hangs({ rule, specs }: Mutation, cwd: string, report: string): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--selectProjects=unit',
      '--runInBand',
      '--silent',
      '--json',
      `--outputFile=${report}`,
      `--testTimeout=${testMsMax}`,
      `--testNamePattern=${rule}\\b`,
      '--runTestsByPath',
      ...specs,
    ],
    { cwd, stdio: 'ignore' },
  );
  return new Promise((done, failed) => {
    let hung = false;
    const end = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, runMsMax);
    child.on('error', failed);
    child.on('exit', () => {
      clearTimeout(end);
      done(hung);
    });
  });
}

function failedIn(report: string): readonly string[] {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : [])),
  );
  if (failed.length > 0) return failed;
  // A spec that cannot even be loaded says nothing of the rule.
  const broken = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (broken !== undefined) throw new Error(`a spec does not run: ${broken.message}`);
  return [];
}

function print(all: readonly Outcome[]): void {
  const width = Math.max(...all.map(({ mutation }) => mutation.allows.length));
  const lines = all.map(({ mutation: { rule, allows }, caughtBy, seconds }) => {
    const [first, ...more] = caughtBy;
    const by =
      first === undefined
        ? 'NOBODY NOTICES'
        : `${first.slice(0, 90)}${more.length > 0 ? ` (+${more.length})` : ''}`;
    return `${rule}  ${allows.padEnd(width)}  ${seconds.toFixed(0).padStart(3)} s  ${by}`;
  });
  const missed = all.filter(({ caughtBy }) => caughtBy.length === 0).length;
  process.stdout.write(`${lines.join('\n')}\n\n${all.length - missed} of ${all.length} caught\n`);
  process.exitCode = missed === 0 ? 0 : 1;
}
