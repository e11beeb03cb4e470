import type { Process } from '#kernel';
import { contactPoint } from './contact-point.decider.js';
import type { ContactPointState } from './contact-point.state.js';
import { contactPointCategory, type ContactPointEvent } from './contact-point.events.js';
import { EraseContactPoint } from './directory.messages.js';

/** What was decided is done, also where whoever decided it died before the key was forgotten, and where old keys came back. */
export const contactPointErasureProcess: Process<ContactPointState, ContactPointEvent> = {
  name: 'contact-point-erasure',
  category: contactPointCategory,
  fold: contactPoint,
  react: (_, event) =>
    event.type === 'PersonalDataErased'
      ? [{ kind: 'command', command: EraseContactPoint, data: event.data }]
      : [],
};
