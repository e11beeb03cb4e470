import type { Process } from '#kernel';
import { RequestVersionLetters } from './directory.messages.js';
import {
  directoryStream,
  directoryVersions,
  type DirectoryVersionEvent,
  type DirectoryVersions,
} from './directory-version.decider.js';

/** Has the letters of a mailing sent. What a campaign carries goes out with the campaign's own messages. */
export const sharingProcess: Process<DirectoryVersions, DirectoryVersionEvent> = {
  name: 'directory-sharing',
  category: directoryStream,
  fold: directoryVersions,

  react(_, event) {
    if (event.type !== 'DirectoryVersionShared' || event.data.by.kind !== 'mailing') return [];
    const { number, since, parties, sharedAt, by } = event.data;
    const data = { number, since, parties, sharedAt, mailingId: by.mailingId };
    return [{ kind: 'command', command: RequestVersionLetters, data }];
  },
};
