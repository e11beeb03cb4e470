export type {
  DeliveryReport,
  InboundMail,
  MailDoubt,
  MailEnvelope,
  MailKind,
} from './inbound-mail.js';
export { readMail, type MailSetup } from './read-mail.js';
