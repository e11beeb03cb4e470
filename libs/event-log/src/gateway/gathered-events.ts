import { Fault, limits, type NewEvent } from '#kernel';
import { proposedEvent, type ProposedMessage } from './proposed-event.js';

/** The events of one append while they come in, never more than one append may hold. */
export class GatheredEvents {
  readonly events: NewEvent[] = [];
  private bytes = 0;

  /** @throws CallFailure INVALID_ARGUMENT, or Fault `append-too-large` or `append-too-many-events` */
  add(message: ProposedMessage): void {
    this.bytes += message.getData_asU8().length + message.getCustomMetadata_asU8().length;
    if (this.bytes > limits.appendBytesMax)
      throw new Fault('append-too-large', `one append takes ${limits.appendBytesMax} bytes`);
    if (this.events.length === limits.appendEventsMax)
      throw new Fault(
        'append-too-many-events',
        `one append takes ${limits.appendEventsMax} events`,
      );
    this.events.push(proposedEvent(message));
  }
}
