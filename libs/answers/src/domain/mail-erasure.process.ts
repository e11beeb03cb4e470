import { contactPointCategory, type ContactPointEvent } from '#directory/domain';
import type { Fold, Process } from '#kernel';
import { EraseMailsOf } from './mail.messages.js';

const nothing: Fold<object, ContactPointEvent> = { initial: {}, evolve: (state) => state };

/** FM-34: what a contact point wrote from an address that nobody knew is under the mail's own key, and forgotten all the same. */
export const mailErasureProcess: Process<object, ContactPointEvent> = {
  name: 'mail-erasure',
  category: contactPointCategory,
  fold: nothing,
  react: (_, event) =>
    event.type === 'PersonalDataErased'
      ? [{ kind: 'command', command: EraseMailsOf, data: event.data }]
      : [],
};
