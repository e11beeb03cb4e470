export * from './answers.module.js';
export * from './domain/index.js';
export { ImapPoller, type ImapPollerOptions } from './imap-poller.js';
export { MailIntake, type IgnoredReason, type MailArrival, type Taken } from './mail-intake.js';
export { ResponseRecorder } from './response-recorder.js';
export { SmtpListener, type SmtpListenerOptions } from './smtp-listener.js';
export * from './token-book.js';
