import type { Projection } from '#kernel';
import type { MailEvent, SetAsideMail } from './mail.events.js';

/** Mails that wait for a person. What people wrote stays encrypted. */
export const mailbox: Projection<SetAsideMail, MailEvent> = {
  name: 'mailbox',
  revision: 1,
  key: (event) => event.data.mailId,
  apply: {
    MailSetAside: (_, event) => event.data,
    MailAssigned: () => undefined,
    MailDismissed: () => undefined,
    MailErased: () => undefined,
  },
};
