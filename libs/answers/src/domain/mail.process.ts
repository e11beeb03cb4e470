import type { Process } from '#kernel';
import { mail, type Mail } from './mail.decider.js';
import { mailCategory, type MailEvent } from './mail.events.js';
import { EraseMail, RecordAssignedMail } from './mail.messages.js';

/** What a person decided stands in the mail's own stream; the response follows from it, whatever crashes in between. */
export const mailProcess: Process<Mail, MailEvent> = {
  name: 'mail',
  category: mailCategory,
  fold: mail,
  react(_, event) {
    if (event.type === 'MailErased')
      return [{ kind: 'command', command: EraseMail, data: event.data }];
    return event.type === 'MailAssigned'
      ? [{ kind: 'command', command: RecordAssignedMail, data: { mailId: event.data.mailId } }]
      : [];
  },
};
