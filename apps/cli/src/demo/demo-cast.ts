import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDirectory, readImportFile, type ParsedDirectory } from '#directory';
import { parseInstant, utcDate, type Instant } from '#kernel';
import { parseAnswers, type Quirks, type RecordedAnswer } from '#simulation';

/** The day of the recorded ping test. */
export const sentAt: Instant = parseInstant('2024-02-19T09:00:00Z');

export interface DemoCast {
  readonly directory: ParsedDirectory;
  readonly answers: readonly RecordedAnswer[];
  readonly quirks: Required<Quirks>;
}

/** The reference network, what its contact points answered, and machines that disturb: one in seven of each kind. */
export async function demoCast(): Promise<DemoCast> {
  const examples = join(packageRoot(), 'examples/network-2024');
  const read = (file: string) => readImportFile(join(examples, file));
  const directory = parseDirectory('contact-points.csv', await read('contact-points.csv'), {
    source: 'parties.csv',
    bytes: await read('parties.csv'),
  });
  const recorded = await read('ping-2024-02-19.csv');
  const answers = parseAnswers('ping-2024-02-19.csv', recorded, directory, sentAt);
  return { directory, answers, quirks: quirksOf(directory) };
}

/** The reference network lies in the package, whether its sources run or what was built of them. */
function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

const everyNth = 7;
const scansPerLink = 5;

function quirksOf({ contactPoints }: ParsedDirectory): Required<Quirks> {
  const day = utcDate(sentAt);
  const asked = contactPoints.filter(
    ({ status, designatedOn = day }) => status === 'designated' && designatedOn <= day,
  );
  const nth = (offset: number) => asked.filter((_, index) => index % everyNth === offset);
  return {
    scanned: new Map(nth(1).map(({ id }) => [id, scansPerLink])),
    autoReplying: new Set(nth(3).map(({ id }) => id)),
    // Only who has another mailbox can be reached all the same.
    bouncing: new Set(
      nth(5).flatMap(({ id, alternateEmail }) => (alternateEmail === undefined ? [] : [id])),
    ),
  };
}
