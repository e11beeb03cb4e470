import type { DirectoryLanguage, VersionedDirectory } from '#directory';
import type { Until } from '#engine';
import { InvalidInput, limits } from '#kernel';
import { AsOfDto, OnDayDto, untilOf } from '../http/as-of.dto.js';
import { OneOf, QueryWhole, Words } from '../http/fields.js';

const Version = () =>
  QueryWhole({
    description: 'as this version of the directory holds it; not together with `at` or `position`',
    example: 11,
    optional: true,
    min: 1,
    max: limits.directoryVersionsMax,
  });

/** As a numbered version held the directory, or as the log stood at an instant. */
export class AsOfVersionDto extends AsOfDto {
  @Version()
  version?: number;
}

export class OnVersionDto extends OnDayDto {
  @Version()
  version?: number;
}

export class LanguageDto {
  @OneOf(['en', 'fr'], {
    description: 'the language of `words`; by default English',
    example: 'fr',
    optional: true,
  })
  language?: DirectoryLanguage;
}

export class SharingDto {
  @Words({
    description: 'only to the contact points of these Parties, by code',
    example: ['GE', 'TN'],
    optional: true,
  })
  parties?: string[];
}

/** @throws Refusal `directory-version-unknown` */
export async function untilVersion(
  { version, ...asOf }: AsOfVersionDto,
  versions: VersionedDirectory,
): Promise<Until | undefined> {
  const until = untilOf(asOf);
  if (version === undefined) return until;
  if (until !== undefined)
    throw new InvalidInput([
      {
        where: { path: 'version' },
        message: `expected either a version or ${'at' in until ? 'an instant' : 'a position'}, not both`,
      },
    ]);
  return versions.until(version);
}
