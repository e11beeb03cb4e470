import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import type { CommandContext } from '#kernel';
import { PersonalData } from '#keys';
import { cellsOf, detailColumns, plainDetails, withFurtherChannels } from './detail-cells.js';
import { requireApplicable } from './directory-import.js';
import type { ContactPoint } from './domain/contact-point.state.js';
import { ProposeCorrection } from './domain/directory.messages.js';
import { contactPoints, parties } from './domain/directory.projection.js';
import type { Cells } from './domain/field-changes.js';
import type { PartyDetails } from './domain/party.decider.js';
import {
  partiesBeside,
  type ParsedContactPoint,
  type ParsedDirectory,
  type ParsedParty,
} from './import/index.js';
import { DetailsCipher } from './plain-details.js';
import { ProposalDifferences } from './proposal-differences.js';
import { ProposalTeller } from './proposal-teller.js';

export interface CellChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What an import would do to one contact point, with its addresses. */
export interface PointDifference {
  readonly contactPointId: string;
  readonly partyName: string;
  readonly kind: 'new' | 'confirmed' | 'changed';
  readonly changes: readonly CellChange[];
}

export interface ImportDifference {
  readonly parties: readonly ({ readonly party: string } & CellChange)[];
  /** Only those that something would be done to, in the order of their ids. */
  readonly contactPoints: readonly PointDifference[];
  readonly unchanged: number;
}

export interface ProposedImport {
  readonly parties: number;
  readonly contactPoints: number;
  readonly proposed: number;
  /** What was proposed already, and waits for a decision. */
  readonly waiting: number;
  readonly unchanged: number;
  /** Contact points that are new or to be confirmed: no correction, so left to an import that is applied directly. */
  readonly left: readonly string[];
}

/** Shows what an import would change, or proposes it: then somebody else decides about each contact point. */
@Injectable()
export class ImportDifferences {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly teller: ProposalTeller,
    private readonly differences: ProposalDifferences,
    @Inject(PORTS) private readonly ports: Ports,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  /** @throws InvalidInput where the file contradicts what only a decision of its own may change. */
  async of(directory: ParsedDirectory): Promise<ImportDifference> {
    const { documentsOf } = await this.projections.moment([contactPoints, parties]);
    const known = documentsOf(contactPoints);
    requireApplicable(directory.contactPoints, known);
    const found: PointDifference[] = [];
    for (const point of directory.contactPoints) {
      const difference = await this.ofPoint(point, known.get(point.id));
      if (difference !== undefined) found.push(difference);
    }
    const names = documentsOf(parties);
    return {
      parties: partiesBeside(directory, names).flatMap((party) =>
        partyChanges(party, names.get(party.party)),
      ),
      contactPoints: found,
      unchanged: directory.contactPoints.length - found.length,
    };
  }

  /** Doing it again proposes nothing again that still waits, so one that was cut off is finished by running it again. */
  async propose(directory: ParsedDirectory, context: CommandContext): Promise<ProposedImport> {
    const { contactPoints: found, unchanged } = await this.of(directory);
    const waits = await this.waiting(new Set(found.map(({ contactPointId }) => contactPointId)));
    let proposed = 0;
    let waiting = 0;
    for (const { contactPointId, kind, changes } of found) {
      const values = kind === 'new' ? {} : valuesOf(changes);
      if (Object.keys(values).length === 0) continue;
      if (waits(contactPointId, values)) {
        waiting++;
        continue;
      }
      const source = { kind: 'import', reference: context.correlationId } as const;
      const proposalId = this.ports.ids.next();
      await this.bus.execute(
        new ProposeCorrection({ proposalId, contactPointId, values, source }, context),
      );
      proposed++;
    }
    const left = found.filter(({ kind }) => kind !== 'changed');
    return {
      parties: directory.parties.length,
      contactPoints: directory.contactPoints.length,
      proposed,
      waiting,
      unchanged,
      left: left.map(({ contactPointId }) => contactPointId),
    };
  }

  private async ofPoint(
    point: ParsedContactPoint,
    known: ContactPoint | undefined,
  ): Promise<PointDifference | undefined> {
    const { id: contactPointId, partyName } = point;
    const plain = known && (await this.cipher.decrypt(contactPointId, known.details));
    const told = withFurtherChannels(plainDetails(point), plain);
    const details = changesBetween(plain === undefined ? {} : cellsOf(plain), cellsOf(told));
    const about = { contactPointId, partyName };
    // An import moves nobody's designation but of who is new, or was to be confirmed.
    if (known?.status === point.status)
      return details.length === 0 ? undefined : { ...about, kind: 'changed', changes: details };
    const designation = changesBetween(known ? designationIn(known) : {}, designationOf(point));
    const kind = known === undefined ? 'new' : 'confirmed';
    return { ...about, kind, changes: [...details, ...designation] };
  }

  /** @returns whether the same change of a contact point was proposed already. */
  private async waiting(ids: ReadonlySet<string>) {
    const { proposals, points } = await this.teller.inbox();
    const known = new Set<string>();
    for (const proposal of proposals.values()) {
      const { contactPointId, status } = proposal;
      const point = points.get(contactPointId);
      if (status !== 'proposed' || point === undefined || !ids.has(contactPointId)) continue;
      const changes = (await this.differences.of(proposal, point))?.changes ?? [];
      known.add(keyOf(contactPointId, valuesOf(changes)));
    }
    return (contactPointId: string, values: Cells) => known.has(keyOf(contactPointId, values));
  }
}

function keyOf(contactPointId: string, values: Cells): string {
  return JSON.stringify([contactPointId, ...Object.entries(values)]);
}

/** In the order of the columns. */
function valuesOf(changes: readonly CellChange[]): Cells {
  const after = new Map(changes.map((change) => [change.field, change.after]));
  return Object.fromEntries(
    detailColumns.flatMap((column) => {
      const value = after.get(column);
      return value === undefined ? [] : [[column, value]];
    }),
  );
}

function designationOf({ status, designatedOn }: ParsedContactPoint): Cells {
  return { status, designatedOn: designatedOn ?? '' };
}

function designationIn({ status, statuses }: ContactPoint): Cells {
  const since = statuses.findLast(({ from }) => from !== undefined)?.from;
  return { status, designatedOn: since ?? '' };
}

function partyChanges(
  { party, name, region }: ParsedParty,
  known: PartyDetails | undefined,
): readonly ({ readonly party: string } & CellChange)[] {
  const before = known === undefined ? {} : { name: known.name, region: known.region };
  return changesBetween(before, { name, region }).map((change) => ({ party, ...change }));
}

function changesBetween(before: Cells, after: Cells): readonly CellChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const known = before[field] ?? '';
    return known === value ? [] : [{ field, before: known, after: value }];
  });
}
