import { numberOf, textOf, textsOf, type SeenEvent } from './seen-event.js';

const escalationRecipientsMax = 5;

/** What happened once for a whole Party. */
export class NaiveParty {
  /** An answer may be taken back while a step is being decided. */
  everAnswered = false;
  /** Which contact point performs a step, by `step.repetition`. */
  readonly claims = new Map<string, string>();
  /** Contact points of whose answers it was told. */
  readonly heardOf = new Set<string>();
  private contactPoints: readonly string[] = [];
  private needsAll = false;

  get answered(): boolean {
    if (!this.needsAll) return this.heardOf.size > 0;
    return this.contactPoints.every((one) => this.heardOf.has(one));
  }

  take({ type, data }: SeenEvent, wrong: (what: string) => void): void {
    const before = this.answered;
    switch (type) {
      case 'PartyPinged':
        this.contactPoints = textsOf(data, 'contactPointIds');
        this.needsAll = textOf(data, 'partyRule') === 'all';
        return;
      case 'PartyContactPointAnswered':
      case 'PartyAnswered': {
        this.heardOf.add(textOf(data, 'contactPointId'));
        const first = this.answered && !before;
        if (first !== (type === 'PartyAnswered')) wrong(`by ${[...this.heardOf].join(' and ')}`);
        this.everAnswered ||= this.answered;
        return;
      }
      case 'PartyAnswerTakenBack':
        this.heardOf.delete(textOf(data, 'contactPointId'));
        return;
      case 'PartyEscalated': {
        const step = `${numberOf(data, 'step')}.${numberOf(data, 'repetition')}`;
        if (this.claims.has(step)) wrong(`step ${step} was claimed twice`);
        if (before) wrong('the Party has answered');
        const recipients = textsOf(data, 'recipients');
        if (recipients.length > escalationRecipientsMax) wrong('it goes to too many');
        this.claims.set(step, textOf(data, 'contactPointId'));
        return;
      }
      default:
    }
  }
}
