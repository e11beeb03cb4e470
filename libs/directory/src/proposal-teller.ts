import { Injectable } from '@nestjs/common';
import { ProjectionHost, type Until } from '#engine';
import type { Actor, Ciphertext, Instant } from '#kernel';
import { PersonalData } from '#keys';
import type { Proposal } from './domain/change-proposal.events.js';
import type { ContactPoint } from './domain/contact-point.state.js';
import { contactPoints, parties } from './domain/directory.projection.js';
import { isOvertaken, type Cells, type FieldChange } from './domain/field-changes.js';
import {
  proposals,
  type InboxProposal,
  type ProposalStatus,
} from './domain/proposals.projection.js';
import { ProposalDifferences } from './proposal-differences.js';

/** A proposal as people see it, decrypted at the last moment. */
export interface ToldProposal {
  readonly proposalId: string;
  readonly contactPointId: string;
  readonly party: string | null;
  readonly partyName: string | null;
  readonly status: ProposalStatus;
  readonly source: Proposal['source'];
  readonly proposedBy: Actor;
  readonly proposedAt: Instant;
  readonly note: string | null;
  readonly fields: readonly string[];
  /** Null, as are the changes, once the personal data of the contact point was erased. */
  readonly values: Cells | null;
  readonly changes: readonly FieldChange[] | null;
  /** Details that something else changed since, so that it cannot be approved any more. */
  readonly overtaken: readonly string[];
  /** Null while it waits for one. */
  readonly decision: {
    readonly by: Actor;
    readonly at: Instant;
    readonly reason: string | null;
  } | null;
}

/** The inbox, and what a proposal is told with, as they stood at one moment. */
export interface Inbox {
  readonly proposals: ReadonlyMap<string, InboxProposal>;
  readonly points: ReadonlyMap<string, ContactPoint>;
  readonly names: ReadonlyMap<string, { readonly name: string }>;
}

@Injectable()
export class ProposalTeller {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly differences: ProposalDifferences,
    private readonly personalData: PersonalData,
  ) {}

  async inbox(until?: Until): Promise<Inbox> {
    const { documentsOf } = await this.projections.moment(
      [proposals, contactPoints, parties],
      until,
    );
    return {
      proposals: documentsOf(proposals),
      points: documentsOf(contactPoints),
      names: documentsOf(parties),
    };
  }

  async tell(proposal: InboxProposal, { points, names }: Inbox): Promise<ToldProposal> {
    const { values: _, note, decision, ...told } = proposal;
    const { contactPointId, status } = proposal;
    const point = points.get(contactPointId);
    const difference = point && (await this.differences.of(proposal, point));
    const inClear = async (text: Ciphertext | undefined) =>
      (text && (await this.personalData.decrypt(contactPointId, text))) ?? null;
    const overtaken = difference?.changes.filter(isOvertaken) ?? [];
    return {
      ...told,
      party: point?.party ?? null,
      partyName: point === undefined ? null : (names.get(point.party)?.name ?? point.party),
      note: await inClear(note),
      values: difference?.values ?? null,
      changes: difference?.changes ?? null,
      overtaken: status === 'proposed' ? overtaken.map(({ field }) => field) : [],
      decision:
        decision === undefined
          ? null
          : { by: decision.by, at: decision.at, reason: await inClear(decision.reason) },
    };
  }
}
