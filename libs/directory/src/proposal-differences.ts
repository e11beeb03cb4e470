import { Inject, Injectable } from '@nestjs/common';
import { PORTS, type Ports } from '#engine';
import { EventRegistry, Fault } from '#kernel';
import { PersonalData } from '#keys';
import { cellsOf, detailColumns, withCells } from './detail-cells.js';
import { changeProposalStream, type Proposal } from './domain/change-proposal.events.js';
import { contactPoint } from './domain/contact-point.decider.js';
import type { ContactPoint, ContactPointState } from './domain/contact-point.state.js';
import { contactPointStream, type ContactPointEvent } from './domain/contact-point.events.js';
import type { PlainDetails } from './domain/directory.messages.js';
import { fieldChanges, type Cells, type FieldChange } from './domain/field-changes.js';
import { DetailsCipher } from './plain-details.js';

/** A proposal in clear, against a contact point as it is. */
export interface ProposalDifference {
  /** As they were proposed. */
  readonly values: Cells;
  readonly changes: readonly FieldChange[];
  /** The contact point as it was when this was proposed. */
  readonly base: ContactPoint;
  /** As it shall be: what the proposal does not speak of is as it is now. */
  readonly wanted: PlainDetails;
}

/**
 * What a proposal would change. What the details were when it was proposed stands in the contact point's own history, so
 * nothing of it is stored again, and it is exact for every proposal there ever was.
 */
@Injectable()
export class ProposalDifferences {
  private readonly cipher: DetailsCipher;

  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    private readonly registry: EventRegistry,
    private readonly personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  /** @returns `undefined` once the personal data of the contact point was erased. */
  async of(proposal: Proposal, point: ContactPoint): Promise<ProposalDifference | undefined> {
    const { contactPointId } = proposal;
    const text = await this.personalData.decrypt(contactPointId, proposal.values);
    const now = await this.cipher.decrypt(contactPointId, point.details);
    const base = await this.whenProposed(proposal);
    if (text === undefined || now === undefined || base === undefined) return undefined;
    const before = await this.cipher.decrypt(contactPointId, base.details);
    if (before === undefined) return undefined;
    const told = JSON.parse(text) as Cells;
    const values = Object.fromEntries(
      detailColumns.flatMap((column) =>
        told[column] === undefined ? [] : [[column, told[column].trim()]],
      ),
    );
    const after = cellsOf(withCells(before, values));
    return {
      values,
      changes: fieldChanges(cellsOf(before), after, cellsOf(now)),
      base,
      wanted: withCells(now, values),
    };
  }

  /** Positions compare within one log, which is all that is asked of them here. */
  private async whenProposed({
    proposalId,
    contactPointId,
  }: Proposal): Promise<ContactPoint | undefined> {
    const { log } = this.ports;
    let state: ContactPointState = contactPoint.initial;
    for await (const proposed of log.readStream(changeProposalStream(proposalId), { limit: 1 })) {
      for await (const event of log.readStream(contactPointStream(contactPointId))) {
        if (event.position > proposed.position) break;
        state = contactPoint.evolve(state, this.registry.read<ContactPointEvent>(event));
      }
      return state.status === 'absent' ? undefined : state;
    }
    throw new Fault('event-missing', `the log does not hold proposal ${proposalId}`);
  }
}
