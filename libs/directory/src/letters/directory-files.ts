import type { Document } from '#documents';
import type { Instant } from '#kernel';
import type { DirectoryLanguage } from '../domain/difference-words.js';
import type { PlainDetails } from '../domain/directory.messages.js';
import type { KnownVersion } from '../domain/directory-version.decider.js';
import type { ContactPointStatus } from '../domain/vocabulary.js';
import { vCards } from './vcard.js';
import { versionWords } from './version-words.js';

/** A contact point of a version, for its readers. */
export interface Entry {
  readonly contactPointId: string;
  readonly partyName: string;
  readonly status: ContactPointStatus;
  readonly details: PlainDetails;
}

export function dayIn(language: DirectoryLanguage, at: Instant): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(at));
}

function availabilityOf({ availability }: PlainDetails, language: DirectoryLanguage): string {
  return versionWords[language].availabilities[availability ?? ''] ?? availability ?? '';
}

/** Every contact point as a vCard. */
export function cardsOf(entries: readonly Entry[], language: DirectoryLanguage): string {
  const words = versionWords[language];
  return vCards(
    entries.map(({ contactPointId, partyName, details }) => {
      const available = availabilityOf(details, language);
      return {
        contactPointId,
        partyName,
        details,
        title: words.cardTitle,
        notes: [
          ...(available === '' ? [] : [words.available(available)]),
          ...(details.instructions === undefined ? [] : [details.instructions]),
        ],
      };
    }),
  );
}

/** The directory on paper: what changed, and who is in it. */
export function documentOf(
  version: KnownVersion,
  since: number,
  changes: readonly string[],
  entries: readonly Entry[],
  language: DirectoryLanguage,
): Document {
  const words = versionWords[language];
  const title = words.title(version.number);
  const [party, institution, type, email, telephone, availability, languages] = words.columns;
  return {
    title,
    subtitle: words.published(dayIn(language, version.publishedAt)),
    language,
    date: version.publishedAt,
    orientation: 'landscape',
    footer: title,
    blocks: [
      ...(changes.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: words.changesSince(since) } as const,
            { kind: 'list', items: changes } as const,
          ]),
      { kind: 'heading', level: 2, text: words.contactPoints },
      {
        kind: 'table',
        caption: words.count(entries.length),
        columns: [
          { title: party, names: true },
          { title: institution },
          { title: type, fit: true },
          { title: email },
          { title: telephone, fit: true },
          { title: availability },
          { title: languages, fit: true },
        ],
        rows: entries.map(({ partyName, status, details }) => {
          const mark = words.mark[status];
          const addresses = (kind: string) =>
            details.channels.flatMap((one) => (one.kind === kind ? [one.address] : [])).join('\n');
          return [
            partyName,
            [details.institution, ...(mark === undefined ? [] : [`(${mark})`])].join(' ').trim(),
            details.type === undefined ? '' : words.types[details.type],
            addresses('email'),
            addresses('phone'),
            availabilityOf(details, language),
            details.languages.join(' '),
          ];
        }),
      },
    ],
  };
}
