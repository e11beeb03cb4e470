import { Command } from 'commander';
import type { Instant } from '#kernel';
import { parseKey, pemOfKey } from '#seals';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface ShownKey {
  readonly keyId: string;
  readonly publicKey: string;
}

interface IntroducedKey extends ShownKey {
  readonly introducedAt: Instant;
  readonly vouchedBy: string | null;
}

export function publicKeyCommand(terminal: Terminal): Command {
  return withServer(new Command('public-key'))
    .description('The public key by which seals are verified, for an auditor to keep')
    .option('--pem', 'as other programs read it')
    .option('--all', 'every key there was, with those that took the place of the first')
    .addHelpText(
      'after',
      `
It is the first key of the log: each key signs the one that takes its place, so it is all that an auditor has to keep.

Examples:
  rollcall audit public-key --data ./secretariat > rollcall.pub
  rollcall audit public-key --all --server http://127.0.0.1:8247`,
    )
    .action(
      async (given: ServerOptions & { readonly pem?: true; readonly all?: true }, command) => {
        const keys = await withApi(command as Command, (api) =>
          api.get<readonly IntroducedKey[]>('/seals/keys'),
        );
        if (given.json) return printJson(terminal, keys);
        const [first] = keys;
        if (first === undefined)
          return print(terminal, 'No key signs this log yet: "rollcall audit seal" makes one.');
        for (const key of given.all ? keys : [first])
          print(terminal, given.pem ? asPem(key) : given.all ? lineOf(key) : key.publicKey);
      },
    );
}

function lineOf({ publicKey, introducedAt, vouchedBy }: IntroducedKey): string {
  const vouched = vouchedBy === null ? 'no key vouches for it' : `vouched for by ${vouchedBy}`;
  return `${publicKey}   ${formatInstant(introducedAt)}, ${vouched}`;
}

function asPem({ publicKey }: ShownKey): string {
  const key = parseKey(publicKey);
  return key === undefined ? publicKey : pemOfKey(key).trimEnd();
}

export function rotateKeyCommand(terminal: Terminal): Command {
  return withServer(new Command('rotate-key'))
    .description('Let a new key sign from now on; the old one signs that it is to be trusted')
    .option(
      '--lost',
      'the old key is lost and cannot vouch: everybody who verifies has to be given the new one',
    )
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit rotate-key --data ./secretariat
  rollcall audit rotate-key --server http://127.0.0.1:8247`,
    )
    .action(async ({ json, lost }: ServerOptions & { readonly lost?: true }, command: Command) => {
      const key = await withApi(command, (api) =>
        api.post<ShownKey>('/seals/keys', lost ? { lost } : {}),
      );
      if (json) return printJson(terminal, key);
      print(terminal, `From now on ${key.keyId} signs: ${key.publicKey}`);
    });
}
