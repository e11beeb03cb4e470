import type { Fold, Process } from '#kernel';
import { contactPointCategory, type ContactPointEvent } from './contact-point.events.js';
import { SendCorrectionNotices } from './directory.messages.js';

/** What there was before a change is read when its notice is written: nothing has to be kept for it. */
const nothing: Fold<object, ContactPointEvent> = { initial: {}, evolve: (state) => state };

/** FM-16: whoever changed where a contact point is reached, and however, the old addresses hear of it. */
export const correctionNoticeProcess: Process<object, ContactPointEvent> = {
  name: 'correction-notice',
  category: contactPointCategory,
  fold: nothing,

  react(_, { id, type, data, revision }) {
    if (type !== 'ContactDetailsChanged') return [];
    const { contactPointId, redirected = [] } = data;
    if (redirected.length === 0) return [];
    const change = { contactPointId, redirected, changeId: id, revision };
    return [{ kind: 'command', command: SendCorrectionNotices, data: change }];
  },
};
