import { existsSync, readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { damageOf, type EventLog } from '#event-log';
import { Fault } from '#kernel';
import {
  BundleSource,
  faultOfProof,
  LogSource,
  parseKey,
  proofIn,
  sealStream,
  textOfKey,
  verifySeals,
  type Pin,
  type PublishedRoot,
  type Verification,
  type VerifyOptions,
} from '#seals';
import { withLog, withPlace, type PlaceOptions } from '../audit-place.js';
import { UsageError } from '../failures.js';
import { formatInstant, plural, visible } from '../format.js';
import { asName, options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

/** Findings that are printed; all that are kept are in the JSON. */
const printedMax = 50;

interface VerifyCommandOptions extends PlaceOptions {
  readonly bundle?: string;
  readonly proof?: string;
  readonly publicKey?: readonly Pin[];
  readonly root?: readonly PublishedRoot[];
  readonly json?: true;
}

/** @param onFound hears whether everything is as it was sealed. */
export function verifyCommand(terminal: Terminal, onFound: (sound: boolean) => void): Command {
  return withPlace(new Command('verify'))
    .description('Verify every seal and every event under one, and name what is not as it was')
    .option('--bundle <file>', 'a file that "audit export" has written, in place of a log', asName)
    .option('--proof <file>', 'a proof that "audit prove" has written: of one event', asName)
    .option('--public-key <key>', 'the key you trust: ed25519:…, or a file with it', asKeys)
    .option(
      '--root <root>',
      'a root that was published earlier, with its number: 12:a4e6…; may be repeated',
      asRoots,
    )
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Without --public-key the first key of the log is taken at its word. Without --root nobody can tell whether the log was cut
short together with its seals: every report, directory version and dead man's ping carries a root.
Exit code 1 where anything was found.

Examples:
  rollcall audit verify --data ./secretariat
  rollcall audit verify --data ./secretariat --public-key rollcall.pub --root 12:a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a
  rollcall audit verify --bundle evidence.ndjson --public-key ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
  rollcall audit verify --proof proof.json --public-key rollcall.pub`,
    )
    .action(async (given: VerifyCommandOptions) => {
      const asked = [given.data, given.log, given.bundle, given.proof];
      if (asked.filter((one) => one !== undefined).length !== 1)
        throw new UsageError('give one of --data DIR, --log ADDRESS, --bundle FILE, --proof FILE');
      onFound(
        given.proof === undefined
          ? await verifyAll(given, terminal)
          : verifyProof(given.proof, given, terminal),
      );
    });
}

async function verifyAll(given: VerifyCommandOptions, terminal: Terminal): Promise<boolean> {
  const { bundle, publicKey = [], root = [], json } = given;
  if (bundle !== undefined && publicKey.length === 0)
    throw new UsageError(
      '--bundle goes with --public-key, which comes by another way than the file',
    );
  const bar = progressOn(terminal);
  const optionsOf = (all: number): VerifyOptions => ({
    pins: publicKey,
    roots: root,
    onProgress: (events) => bar.update('verifying', Math.min(events, all), all),
  });
  try {
    const found = await (bundle === undefined
      ? withLog(given, async (log) =>
          verifySeals(new LogSource(log, damageOf(log)), optionsOf(await sealedIn(log))),
        )
      : BundleSource.open(bundle).then((source) =>
          verifySeals(source, optionsOf(source.header.events)),
        ));
    bar.stop();
    if (json) printJson(terminal, found);
    else print(terminal, told(found));
    return found.sound;
  } finally {
    bar.stop();
  }
}

/** For the progress only: nothing of it is believed. */
async function sealedIn(log: EventLog): Promise<number> {
  try {
    for await (const { data } of log.readStream(sealStream, { direction: 'backwards', limit: 1 }))
      return typeof data['total'] === 'number' ? data['total'] : 0;
  } catch {
    // What cannot be read is found.
  }
  return 0;
}

function told({ sound, findings, omitted, seals, events, last, pinned }: Verification): string {
  const more = omitted + Math.max(0, findings.length - printedMax);
  return [
    ...findings.slice(0, printedMax).map(({ message }) => `FOUND   ${visible(message)}`),
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...(sound ? [] : ['']),
    seals === null || last === null
      ? 'seals      none that holds'
      : `seals      ${seals.from} to ${seals.to}, the last of ${formatInstant(last.sealedAt)}`,
    ...(last === null ? [] : [`root       ${last.number}:${last.root}`]),
    `key        ${pinned ? 'the one you gave, and those it vouches for' : 'as the log itself names it; give --public-key to be sure'}`,
    `events     ${events.sealed} sealed, ${events.unsealed} not sealed yet${events.unchecked === 0 ? '' : `, ${events.unchecked} whose seal is missing or altered`}`,
    '',
    sound
      ? 'Every sealed event is as it was sealed.'
      : `${plural(findings.length + omitted, 'finding')}: this is not what was sealed.`,
  ].join('\n');
}

function verifyProof(
  file: string,
  { publicKey = [], json }: VerifyCommandOptions,
  terminal: Terminal,
): boolean {
  if (publicKey.length === 0) throw new UsageError('--proof goes with --public-key');
  const proof = proofIn(jsonIn(file));
  if (proof === undefined)
    throw new Fault('no-proof', `${file} is no proof that "rollcall audit prove" has written`);
  const fault = faultOfProof(proof, publicKey);
  const { event, seal } = proof;
  const { id, type, stream, revision } = event;
  if (json)
    printJson(terminal, {
      sound: fault === undefined,
      fault: fault ?? null,
      event: { id, type, stream, revision },
      seal: { number: seal.number, root: seal.chained, sealedAt: seal.sealedAt },
    });
  else
    print(
      terminal,
      fault === undefined
        ? `${visible(`${type} ${id}, revision ${revision} of ${stream},`)} stands under seal ${seal.number} of ${formatInstant(seal.sealedAt)}.\nroot       ${seal.number}:${seal.chained}`
        : `FOUND   ${visible(fault)}`,
    );
  return fault === undefined;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function asKeys(given: string, before: readonly Pin[] = []): readonly Pin[] {
  const text =
    !given.startsWith('ed25519:') && existsSync(given) ? readFileSync(given, 'utf8') : given;
  const key = parseKey(text);
  if (key === undefined)
    throw new InvalidArgumentError(
      `expected a key such as ${textOfKey({ keyId: '', publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })}, or a file that holds one`,
    );
  return [...before, key];
}

function asRoots(text: string, before: readonly PublishedRoot[] = []): readonly PublishedRoot[] {
  const [, number, root] = /^(?:(\d{1,15}):)?([\da-f]{64})$/i.exec(text.trim()) ?? [];
  if (root === undefined)
    throw new InvalidArgumentError(
      'expected 64 hexadecimal digits, with the number before: 12:a4e6…',
    );
  const known = { root: root.toLowerCase() };
  return [...before, number === undefined ? known : { ...known, number: Number(number) }];
}
