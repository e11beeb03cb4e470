import { Injectable, type OnModuleInit } from '@nestjs/common';
import { renderPdf } from '#documents';
import { ProjectionHost } from '#engine';
import { msBetween, limits, type Instant, type JsonObject } from '#kernel';
import { PersonalData } from '#keys';
import {
  LetterDesk,
  type ComposedLetter,
  type Letter,
  type LetterAttachment,
  type LetterRecipient,
} from '#messaging';
import { DirectoryExport, exportedTable } from '../directory-export.js';
import { VersionedDirectory } from '../directory-versions.js';
import {
  directoryLanguageOf,
  partyNameIn,
  type DirectoryLanguage,
} from '../domain/difference-words.js';
import { directoryVersionList, type KnownVersion } from '../domain/directory-version.decider.js';
import { parties } from '../domain/directory.projection.js';
import { toldDifferences } from '../handlers/directory-differences.query.js';
import { versionLetter } from '../handlers/sharing.handlers.js';
import { DetailsCipher } from '../plain-details.js';
import { cardsOf, dayIn, documentOf, type Entry } from './directory-files.js';
import { versionWords } from './version-words.js';

interface Shared {
  readonly number: number;
  readonly since: number;
}

/** What every letter of a mailing in one language has in common. */
interface Said {
  readonly version: KnownVersion;
  readonly changes: readonly string[];
  /** Made when first asked for: a language that only follows another one needs none. */
  readonly files: () => Promise<readonly LetterAttachment[]>;
}

/** Writes the letters that go out with a version of the directory. */
@Injectable()
export class VersionLetters implements OnModuleInit {
  private readonly cipher: DetailsCipher;
  /** A mailing says the same to many at once. It is in clear, so it is not kept beyond. */
  private readonly said = new Map<string, { readonly at: Instant; readonly made: Promise<Said> }>();

  constructor(
    private readonly projections: ProjectionHost,
    private readonly versions: VersionedDirectory,
    private readonly exports: DirectoryExport,
    private readonly desk: LetterDesk,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  onModuleInit(): void {
    this.desk.composes(versionLetter, (letter, recipient, sentAt) =>
      this.compose(letter, recipient, sentAt),
    );
  }

  private async compose(
    { about }: Letter,
    recipient: LetterRecipient,
    sentAt: Instant,
  ): Promise<ComposedLetter | undefined> {
    const shared = sharedIn(about);
    if (await this.isSuperseded(shared, recipient)) return undefined;
    const language = directoryLanguageOf(recipient.languages);
    const languages: readonly DirectoryLanguage[] = language === 'en' ? ['en'] : [language, 'en'];
    const parts: string[] = [];
    let attachments: readonly LetterAttachment[] = [];
    for (const spoken of languages) {
      const said = await this.once(shared, spoken, sentAt);
      if (spoken === language) attachments = await said.files();
      parts.push(await this.text(shared, said, recipient, spoken));
    }
    return {
      languages,
      subject: versionWords[language].title(shared.number),
      text: parts.join(`\n\n${'-'.repeat(40)}\n\n`),
      attachments,
    };
  }

  /** A letter that was held up is not sent after a newer version, which it would seem to replace. */
  private async isSuperseded({ number }: Shared, { party }: LetterRecipient): Promise<boolean> {
    const versions = await this.projections.documents(directoryVersionList);
    return [...versions.values()].some(
      (newer) =>
        newer.number > number &&
        newer.sharings.some(
          ({ by, parties: told }) => by.kind === 'mailing' && told.includes(party),
        ),
    );
  }

  private async text(
    { number, since }: Shared,
    { version, changes }: Said,
    { party, institution }: LetterRecipient,
    language: DirectoryLanguage,
  ): Promise<string> {
    const words = versionWords[language];
    const partyName = partyNameIn(language, party, await this.names());
    return [
      words.attention(institution, partyName),
      words.greeting,
      words.attached(number, dayIn(language, version.publishedAt)),
      ...(changes.length === 0
        ? []
        : [
            `${words.changesSince(since)}${language === 'fr' ? '\u00a0' : ''}:`,
            changes.map((change) => `- ${change}`).join('\n'),
          ]),
      words.use,
      ...(version.seal === undefined ? [] : [words.witness(version.seal)]),
      words.signature,
    ].join('\n\n');
  }

  private async once(shared: Shared, language: DirectoryLanguage, now: Instant): Promise<Said> {
    for (const [key, { at }] of this.said)
      if (msBetween(at, now) > limits.mailingWordsKeptMs) this.said.delete(key);
    const key = `${shared.number}.${shared.since}.${language}`;
    const known = this.said.get(key);
    if (known !== undefined) return known.made;
    const made = this.say(shared, language);
    this.said.set(key, { at: now, made });
    made.catch(() => this.said.delete(key));
    return made;
  }

  private async say({ number, since }: Shared, language: DirectoryLanguage): Promise<Said> {
    const version = await this.versions.known(number);
    const names = await this.names();
    // With nothing shared before, all of it would be new.
    const changes =
      since === 0
        ? []
        : toldDifferences(
            await this.versions.at(since),
            await this.versions.at(number),
            names,
            language,
          ).map(({ words }) => words);
    let made: Promise<readonly LetterAttachment[]> | undefined;
    return {
      version,
      changes,
      files: () => (made ??= this.files(version, since, changes, language)),
    };
  }

  private async files(
    version: KnownVersion,
    since: number,
    changes: readonly string[],
    language: DirectoryLanguage,
  ): Promise<readonly LetterAttachment[]> {
    const { number } = version;
    const entries = await this.entries(number, language, await this.names());
    const file = `${versionWords[language].directory}-${number}`;
    const rows = await this.exports.rows({ until: await this.versions.until(number) });
    const listed = new Set(entries.map(({ contactPointId }) => contactPointId));
    const document = documentOf(version, since, changes, entries, language);
    return [
      {
        filename: `${file}.csv`,
        contentType: 'text/csv; charset=utf-8',
        content: exportedTable(rows.filter(({ id }) => listed.has(id))),
      },
      {
        filename: `${file}.vcf`,
        contentType: 'text/vcard; charset=utf-8',
        content: cardsOf(entries, language),
      },
      {
        filename: `${file}.pdf`,
        contentType: 'application/pdf',
        content: await renderPdf(document),
      },
    ];
  }

  /** Who stands in the version, in order of the Parties' names; whoever was erased since stands in it no longer. */
  private async entries(
    number: number,
    language: DirectoryLanguage,
    names: ReadonlyMap<string, string>,
  ): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    for (const { contactPointId, party, status, details } of (
      await this.versions.at(number)
    ).values()) {
      if (status === 'withdrawn') continue;
      const plain = await this.cipher.decrypt(contactPointId, details);
      const partyName = partyNameIn(language, party, names);
      if (plain !== undefined) entries.push({ contactPointId, partyName, status, details: plain });
    }
    const collator = new Intl.Collator(language);
    return entries.toSorted(
      (a, b) =>
        collator.compare(a.partyName, b.partyName) ||
        collator.compare(a.contactPointId, b.contactPointId),
    );
  }

  private async names(): Promise<ReadonlyMap<string, string>> {
    const known = await this.projections.documents(parties);
    return new Map([...known.values()].map(({ party, name }) => [party, name]));
  }
}

function sharedIn(about: JsonObject): Shared {
  return { number: Number(about['number']), since: Number(about['since']) };
}
