import { Module } from '@nestjs/common';
import { capability } from '#engine';
import { MessagingModule } from '#messaging';
import { changeProposalEvents } from './domain/change-proposal.decider.js';
import { contactPointEvents } from './domain/contact-point.events.js';
import {
  directoryVersionEvents,
  directoryVersionList,
} from './domain/directory-version.decider.js';
import { contactPoints, parties } from './domain/directory.projection.js';
import { guidance } from './domain/guidance.projection.js';
import { partyEvents } from './domain/party.decider.js';
import { sharingProcess } from './domain/sharing.process.js';
import { proposals } from './domain/proposals.projection.js';
import {
  ChangeContactDetailsHandler,
  DirectContactPointHandler,
  NoteChannelFailureHandler,
  RegisterContactPointHandler,
} from './handlers/contact-point.handlers.js';
import {
  ProposeChangeHandler,
  PublishDirectoryVersionHandler,
  RecordPartyHandler,
} from './handlers/directory.handlers.js';
import { GetDirectoryDifferencesHandler } from './handlers/directory-differences.query.js';
import {
  NoteVersionCarriedHandler,
  RequestVersionLettersHandler,
  ShareDirectoryVersionHandler,
} from './handlers/sharing.handlers.js';
import { VersionLetters } from './letters/version-letters.js';
import { DirectoryExport } from './directory-export.js';
import { DirectoryImport } from './directory-import.js';
import { VersionedDirectory } from './directory-versions.js';
import { LetterRecipients } from './letter-recipients.js';

export const directoryCapability = capability({
  events: [partyEvents, contactPointEvents, changeProposalEvents, directoryVersionEvents],
  projections: [parties, contactPoints, guidance, proposals, directoryVersionList],
  processes: [sharingProcess],
});

@Module({
  imports: [MessagingModule],
  providers: [
    LetterRecipients,
    VersionLetters,
    ShareDirectoryVersionHandler,
    NoteVersionCarriedHandler,
    RequestVersionLettersHandler,
    RecordPartyHandler,
    RegisterContactPointHandler,
    ChangeContactDetailsHandler,
    DirectContactPointHandler,
    NoteChannelFailureHandler,
    ProposeChangeHandler,
    PublishDirectoryVersionHandler,
    GetDirectoryDifferencesHandler,
    DirectoryExport,
    DirectoryImport,
    VersionedDirectory,
  ],
  exports: [DirectoryExport, DirectoryImport, VersionedDirectory],
})
export class DirectoryModule {}
