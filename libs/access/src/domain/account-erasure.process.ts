import type { Process } from '#kernel';
import { account, type AccountState } from './account.decider.js';
import { accountCategory, type AccountEvent } from './account.events.js';
import { EraseAccount } from './account.messages.js';

/** What was decided is done, also where whoever decided it died before the key was forgotten, and where old keys came back. */
export const accountErasureProcess: Process<AccountState, AccountEvent> = {
  name: 'account-erasure',
  category: accountCategory,
  fold: account,
  react: (_, event) =>
    event.type === 'AccountErased'
      ? [{ kind: 'command', command: EraseAccount, data: event.data }]
      : [],
};
