import type { CalendarDate, Projection } from '#kernel';
import type { ContactPointEvent } from './contact-point.events.js';

export interface Guidance {
  readonly contactPointId: string;
  /** As it was noted last: a wrong day is noted anew. */
  readonly sentOn: CalendarDate;
}

/** Who was sent the network's guidance. It is apart from the directory, whose versions it does not change. */
export const guidance: Projection<Guidance, ContactPointEvent> = {
  name: 'guidance',
  revision: 1,
  key: (event) => event.data.contactPointId,
  apply: { GuidanceSent: (_, event) => event.data },
};
