import { CommandMessage, type ErasureGround } from '#kernel';
import type { MailCandidate } from './mail.events.js';

/** A person found that a mail set aside is a response: to this ping, at the moment it was received. */
export class AssignMail extends CommandMessage<{
  readonly mailId: string;
  readonly ping: MailCandidate;
}> {}

/** A person found that a mail set aside is no response; the reason in clear. */
export class DismissMail extends CommandMessage<{
  readonly mailId: string;
  readonly reason: string;
}> {}

/** Records the response that an assigned mail is. */
export class RecordAssignedMail extends CommandMessage<{ readonly mailId: string }> {}

/** Erases every mail of somebody unknown that was found to be of a contact point, which is forgotten now. */
export class EraseMailsOf extends CommandMessage<{
  readonly contactPointId: string;
  readonly ground: ErasureGround;
}> {}

/** Forgets the key of a mail of somebody unknown. Doing it again forgets it again, and records nothing. */
export class EraseMail extends CommandMessage<{
  readonly mailId: string;
  readonly ground: ErasureGround;
}> {}
