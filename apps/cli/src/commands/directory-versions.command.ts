import { Command, InvalidArgumentError, Option } from 'commander';
import type { DirectoryLanguage, DirectoryVersion, KnownVersion, ToldDifference } from '#directory';
import { part } from '../client/api-client.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { formatInstant, plainTable, plural, visible } from '../format.js';
import { asOfQuery, asVersion } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

export interface LanguageOptions extends ServerOptions {
  readonly language?: DirectoryLanguage;
}

export function languageOption(): Option {
  return new Option('--language <tag>', 'the language of the words').choices(['en', 'fr']);
}

export function publishCommand(terminal: Terminal): Command {
  return withServer(new Command('publish'))
    .description('Make the next numbered version of the directory, unless nothing changed')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory publish --data ./secretariat
  rollcall directory publish --server http://127.0.0.1:8247 --language fr --json`,
    )
    .action(async ({ json, language }: LanguageOptions, command: Command) => {
      const [before, published] = await withApi(command, async (api) => {
        const versions = await api.get<readonly KnownVersion[]>('/directory/versions');
        const query = language === undefined ? '' : `?language=${language}`;
        return [
          versions.at(-1)?.number ?? 0,
          await api.post<DirectoryVersion & { readonly differences: readonly ToldDifference[] }>(
            `/directory/versions${query}`,
          ),
        ] as const;
      });
      if (json) return printJson(terminal, published);
      const { number, differences, seal } = published;
      const head =
        number === before
          ? `Nothing changed since version ${number}, so it stays the last one.`
          : `Version ${number} is published${number === 1 ? '' : `. Since version ${number - 1}`}: ${countOf(differences)}.`;
      const sealed = seal === undefined ? [] : [`Sealed up to ${seal.number}:${seal.root}`];
      const news = number === before ? [] : [...sentencesOf(differences), ...sealed];
      print(terminal, [head, ...news].join('\n'));
    });
}

export function versionsCommand(terminal: Terminal): Command {
  return withQuestion(new Command('versions'))
    .description('The numbered versions of the directory, and with whom they were shared')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory versions --data ./secretariat
  rollcall directory versions --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const versions = await withApi(command, (api) =>
        api.get<readonly KnownVersion[]>('/directory/versions', query),
      );
      if (json) return printJson(terminal, versions);
      if (versions.length === 0)
        return print(terminal, 'No version was published yet; "rollcall directory publish" does.');
      print(
        terminal,
        plainTable(
          ['version', 'published', 'added', 'removed', 'changed', 'seal', 'shared'],
          versions.map(({ number, publishedAt, changes, sharings, seal }) => [
            String(number),
            formatInstant(publishedAt),
            String(changes.added),
            String(changes.removed),
            String(changes.changed),
            seal === undefined ? '' : `${seal.number}:${seal.root.slice(0, 8)}…`,
            sharings.map(formatSharing).join('; '),
          ]),
          ['right', 'left', 'right', 'right', 'right', 'left', 'left'],
        ),
      );
    });
}

function formatSharing(sharing: KnownVersion['sharings'][number]): string {
  const { by, sharedAt, parties, contactPoints, wholeNetwork } = sharing;
  const whom = wholeNetwork
    ? `the network, ${plural(contactPoints, 'contact point')}`
    : parties.join(' ');
  const how = by.kind === 'campaign' ? `, as news of ${by.campaignId}` : '';
  return `${sharedAt.slice(0, 10)} with ${whom}${how}`;
}

export function diffCommand(terminal: Terminal): Command {
  return withServer(new Command('diff'))
    .description('What changed between two versions of the directory, in words')
    .argument('<from>', 'a version, 0 for the empty directory before the first', asVersionOrNone)
    .argument('<to>', 'another version', asVersion)
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory diff 11 12 --data ./secretariat
  rollcall directory diff 11 12 --language fr --server http://127.0.0.1:8247
  rollcall directory diff 0 1 --data ./secretariat --json`,
    )
    .action(async (from: number, to: number, given: LanguageOptions, command: Command) => {
      const differences = await withApi(command, (api) =>
        api.get<readonly ToldDifference[]>(
          `/directory/versions/${part(String(from))}/differences/${part(String(to))}`,
          { language: given.language },
        ),
      );
      if (given.json) return printJson(terminal, differences);
      const lines = sentencesOf(differences);
      print(terminal, lines.length === 0 ? 'Nothing differs.' : lines.join('\n'));
    });
}

function asVersionOrNone(text: string): number {
  if (text === '0') return 0;
  try {
    return asVersion(text);
  } catch {
    throw new InvalidArgumentError('expected the number of a version, or 0');
  }
}

function sentencesOf(differences: readonly ToldDifference[]): readonly string[] {
  return differences.map(({ words }) => visible(words));
}

function countOf(differences: readonly ToldDifference[]): string {
  const parts = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const count = differences.filter(({ change }) => change === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return parts.join(', ') || 'nothing that its readers see';
}
