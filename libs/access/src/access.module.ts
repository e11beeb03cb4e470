import { Global, Module } from '@nestjs/common';
import { capability } from '#engine';
import { AccessRecord } from './access-record.js';
import { AccountDesk } from './account-desk.js';
import { accessRefusalEvents } from './domain/access-refusals.js';
import { accountEvents } from './domain/account.events.js';
import { accounts, apiKeys } from './domain/accounts.projection.js';
import { administratorEvents } from './domain/administrators.js';
import { apiKeyEvents } from './domain/api-key.js';
import { KeyDesk } from './key-desk.js';

export const accessCapability = capability({
  events: [accountEvents, administratorEvents, apiKeyEvents, accessRefusalEvents],
  projections: [accounts, apiKeys],
  processes: [],
});

/** For the guards of all modules. */
@Global()
@Module({
  providers: [AccountDesk, KeyDesk, AccessRecord],
  exports: [AccountDesk, KeyDesk, AccessRecord],
})
export class AccessModule {}
