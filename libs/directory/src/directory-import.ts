import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ProjectionHost } from '#engine';
import { Fault, limits, Refusal, type CommandContext } from '#kernel';
import { PersonalData } from '#keys';
import { IssueCollector } from './csv/index.js';
import type { ContactPoint } from './domain/contact-point.state.js';
import {
  ChangeContactDetails,
  DirectContactPoint,
  RecordParty,
  RegisterContactPoint,
} from './domain/directory.messages.js';
import { contactPoints, parties } from './domain/directory.projection.js';
import {
  partiesBeside,
  placeOf,
  type ParsedContactPoint,
  type ParsedDirectory,
} from './import/index.js';
import { plainDetails, withFurtherChannels } from './detail-cells.js';
import { DetailsCipher } from './plain-details.js';

export interface ImportResult {
  readonly parties: number;
  readonly contactPoints: number;
  readonly registered: number;
  readonly confirmed: number;
  readonly changed: number;
  readonly unchanged: number;
}

type Outcome = 'registered' | 'confirmed' | 'changed' | 'unchanged';

/**
 * Brings the directory to what a checked file says. Contact points that the file does not name are left alone. Doing it
 * again changes nothing, so an import that was cut off is finished by running it again.
 */
@Injectable()
export class DirectoryImport {
  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  /**
   * @param onProgress hears how many contact points are done.
   * @throws InvalidInput before anything is written, where the file contradicts what only a decision of its own may change.
   */
  async run(
    directory: ParsedDirectory,
    context: CommandContext,
    onProgress: (done: number) => void = () => {},
  ): Promise<ImportResult> {
    const { contactPoints: wanted } = directory;
    const { documentsOf } = await this.projections.moment([contactPoints, parties]);
    const known = documentsOf(contactPoints);
    const named = partiesBeside(directory, documentsOf(parties));
    requireApplicable(wanted, known);
    const counts: Record<Outcome, number> = {
      registered: 0,
      confirmed: 0,
      changed: 0,
      unchanged: 0,
    };
    let done = 0;
    try {
      await inBatches(named, (details) => this.bus.execute(new RecordParty(details, context)));
      await inBatches(wanted, async (point) => {
        counts[await this.bring(point, known.get(point.id), context)]++;
        onProgress(++done);
      });
    } catch (error) {
      throw unfinished(error, done, wanted.length);
    }
    return { parties: named.length, contactPoints: wanted.length, ...counts };
  }

  private async bring(
    point: ParsedContactPoint,
    known: ContactPoint | undefined,
    context: CommandContext,
  ): Promise<Outcome> {
    const contactPointId = point.id;
    const details = plainDetails(point);
    if (known === undefined) {
      const { party, status, designatedOn } = point;
      const data = {
        contactPointId,
        party,
        status,
        details,
        ...(designatedOn === undefined ? {} : { designatedOn }),
      };
      await this.bus.execute(new RegisterContactPoint(data, context));
      return 'registered';
    }
    const cipher = new DetailsCipher(this.personalData);
    const wanted = withFurtherChannels(
      details,
      await cipher.decrypt(contactPointId, known.details),
    );
    const changes = await cipher.changes(contactPointId, known.details, wanted);
    const changed = Object.keys(changes).length > 0;
    if (changed) {
      const change = { contactPointId, details: wanted };
      await this.bus.execute(new ChangeContactDetails(change, context));
    }
    const { status, designatedOn } = point;
    if (known.status === 'to-be-confirmed' && status === 'designated' && designatedOn) {
      const command = { type: 'ConfirmContactPoint', designatedOn } as const;
      await this.bus.execute(new DirectContactPoint({ contactPointId, command }, context));
      return 'confirmed';
    }
    return changed ? 'changed' : 'unchanged';
  }
}

/** What is stored stays, and the same import goes on from there. */
function unfinished(error: unknown, done: number, total: number): Fault {
  const reason =
    error instanceof Refusal && error.code === 'contact-point-exists'
      ? 'somebody else changed the directory at the same time'
      : error instanceof Error
        ? error.message
        : String(error);
  return new Fault(
    'import-unfinished',
    `${reason}; ${done} of ${total} contact points are stored, run the same import again to finish it`,
    { cause: error },
  );
}

/** An import brings details; it moves nobody to another Party, and takes back or backdates no designation. */
export function requireApplicable(
  wanted: readonly ParsedContactPoint[],
  directory: ReadonlyMap<string, ContactPoint>,
): void {
  const issues = new IssueCollector();
  for (const point of wanted) {
    const known = directory.get(point.id);
    const contradiction = known && contradictionOf(point, known);
    if (contradiction !== undefined)
      issues.add(placeOf(point) ?? {}, `contact point ${point.id} ${contradiction}`);
  }
  issues.throwIfAny();
}

function contradictionOf(point: ParsedContactPoint, known: ContactPoint): string | undefined {
  const instead = 'an import does not change that; expected what the directory says';
  if (point.party !== known.party)
    return `belongs to ${known.party} in the directory, and to ${point.party} in the file; ${instead}`;
  if (known.status === 'suspended' || known.status === 'withdrawn')
    return `is ${known.status} in the directory, and ${point.status} in the file; ${instead}`;
  if (known.status === 'designated' && point.status !== 'designated')
    return `is designated in the directory, and ${point.status} in the file; ${instead}`;
  const since = known.statuses.findLast(({ status }) => status === 'designated')?.from;
  if (since !== undefined && point.designatedOn !== since)
    return `was designated on ${since} in the directory, and on ${point.designatedOn ?? 'no day'} in the file; ${instead}`;
  return undefined;
}

/** Side by side, so that a log that commits in groups fills its groups. */
async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += limits.dispatchConcurrency)
    await Promise.all(items.slice(start, start + limits.dispatchConcurrency).map(work));
}
