import { Module } from '@nestjs/common';
import { capability } from '#engine';
import { mailEvents } from './domain/mail.events.js';
import { mailErasureProcess } from './domain/mail-erasure.process.js';
import { mailProcess } from './domain/mail.process.js';
import { mailbox } from './domain/mailbox.projection.js';
import {
  AssignMailHandler,
  DismissMailHandler,
  EraseMailHandler,
  EraseMailsOfHandler,
  RecordAssignedMailHandler,
} from './handlers/mail.handlers.js';
import { MailIntake } from './mail-intake.js';
import { MailKeeper } from './mail-keeper.js';
import { MailTargets } from './mail-targets.js';
import { ReplyCorrections } from './reply-corrections.js';
import { ResponseRecorder } from './response-recorder.js';
import { SenderBook } from './sender-book.js';
import { TokenBook } from './token-book.js';

export const answersCapability = capability({
  events: [mailEvents],
  projections: [mailbox],
  processes: [mailProcess, mailErasureProcess],
});

@Module({
  providers: [
    TokenBook,
    SenderBook,
    MailTargets,
    MailKeeper,
    ReplyCorrections,
    ResponseRecorder,
    MailIntake,
    AssignMailHandler,
    DismissMailHandler,
    EraseMailHandler,
    EraseMailsOfHandler,
    RecordAssignedMailHandler,
  ],
  exports: [TokenBook, MailIntake, ResponseRecorder],
})
export class AnswersModule {}
