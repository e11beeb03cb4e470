import { Module } from '@nestjs/common';
import { capability } from '#engine';
import { MessagingModule } from '#messaging';
import { SealsModule } from '#seals';
import { changeProposalEvents } from './domain/change-proposal.events.js';
import { changeProposalProcess } from './domain/change-proposal.process.js';
import { contactPointErasureProcess } from './domain/contact-point-erasure.process.js';
import { contactPointEvents } from './domain/contact-point.events.js';
import { correctionNoticeProcess } from './domain/correction-notice.process.js';
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
  PublishDirectoryVersionHandler,
  RecordPartyHandler,
} from './handlers/directory.handlers.js';
import { SendCorrectionNoticesHandler } from './handlers/correction-notice.handlers.js';
import { EraseContactPointHandler } from './handlers/erasure.handler.js';
import { GetDirectoryDifferencesHandler } from './handlers/directory-differences.query.js';
import {
  ApplyApprovedChangeHandler,
  ApproveChangeHandler,
  ProposeChangeHandler,
  ProposeCorrectionHandler,
  RejectChangeHandler,
} from './handlers/proposal.handlers.js';
import { GetProposalHandler, ListProposalsHandler } from './handlers/proposals.query.js';
import {
  NoteVersionCarriedHandler,
  RequestVersionLettersHandler,
  ShareDirectoryVersionHandler,
} from './handlers/sharing.handlers.js';
import { VersionLetters } from './letters/version-letters.js';
import { CorrectionNotices } from './correction-notices.js';
import { ChannelTests } from './channel-tests.js';
import { DirectoryExport } from './directory-export.js';
import { DirectoryImport } from './directory-import.js';
import { VersionedDirectory } from './directory-versions.js';
import { LetterRecipients } from './letter-recipients.js';
import { ImportDifferences } from './import-differences.js';
import { ProposalDifferences } from './proposal-differences.js';
import { ProposalTeller } from './proposal-teller.js';

export const directoryCapability = capability({
  events: [partyEvents, contactPointEvents, changeProposalEvents, directoryVersionEvents],
  projections: [parties, contactPoints, guidance, proposals, directoryVersionList],
  processes: [
    changeProposalProcess,
    correctionNoticeProcess,
    contactPointErasureProcess,
    sharingProcess,
  ],
});

@Module({
  imports: [MessagingModule, SealsModule],
  providers: [
    LetterRecipients,
    ChannelTests,
    VersionLetters,
    ShareDirectoryVersionHandler,
    NoteVersionCarriedHandler,
    RequestVersionLettersHandler,
    RecordPartyHandler,
    RegisterContactPointHandler,
    ChangeContactDetailsHandler,
    DirectContactPointHandler,
    NoteChannelFailureHandler,
    EraseContactPointHandler,
    ProposeChangeHandler,
    ProposeCorrectionHandler,
    ApproveChangeHandler,
    RejectChangeHandler,
    ApplyApprovedChangeHandler,
    SendCorrectionNoticesHandler,
    ListProposalsHandler,
    GetProposalHandler,
    CorrectionNotices,
    ProposalDifferences,
    ProposalTeller,
    PublishDirectoryVersionHandler,
    GetDirectoryDifferencesHandler,
    DirectoryExport,
    DirectoryImport,
    ImportDifferences,
    VersionedDirectory,
  ],
  exports: [ChannelTests, DirectoryExport, DirectoryImport, ImportDifferences, VersionedDirectory],
})
export class DirectoryModule {}
