import { Global, Module } from '@nestjs/common';
import { capability } from '#engine';
import { AccessRecord } from './access-record.js';
import { AccountDesk } from './account-desk.js';
import { accountErasureProcess } from './domain/account-erasure.process.js';
import { accessRefusalEvents } from './domain/access-refusals.js';
import { accountEvents } from './domain/account.events.js';
import { accounts, apiKeys } from './domain/accounts.projection.js';
import { administratorEvents } from './domain/administrators.js';
import { apiKeyEvents } from './domain/api-key.js';
import { openSessions } from './domain/open-sessions.projection.js';
import { sessionEvents } from './domain/session.events.js';
import { EraseAccountHandler } from './handlers/account-erasure.handler.js';
import { KeyDesk } from './key-desk.js';
import { SessionDesk } from './sessions/session-desk.js';

export const accessCapability = capability({
  events: [accountEvents, administratorEvents, apiKeyEvents, accessRefusalEvents, sessionEvents],
  projections: [accounts, apiKeys, openSessions],
  processes: [accountErasureProcess],
});

/** For the guards of all modules. */
@Global()
@Module({
  providers: [EraseAccountHandler, AccountDesk, KeyDesk, SessionDesk, AccessRecord],
  exports: [AccountDesk, KeyDesk, SessionDesk, AccessRecord],
})
export class AccessModule {}
