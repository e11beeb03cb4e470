import { Refusal, type Decider, type EventDefinitions, type Instant } from '#kernel';

/**
 * Who can administer, in one stream: the last one can be neither disabled nor demoted, even by two at the same moment. One
 * is released before its account loses the role, and appointed after its account got it, so whatever dies in between
 * leaves fewer in this list than there are, never more.
 */
export type AdministratorEvent = {
  readonly type: 'AdministratorAppointed' | 'AdministratorReleased';
  readonly data: { readonly accountId: string; readonly at: Instant };
};

export type AdministratorCommand = {
  readonly type: 'Appoint' | 'Release';
  readonly accountId: string;
  readonly now: Instant;
};

export const administratorEvents: EventDefinitions<AdministratorEvent> = {
  AdministratorAppointed: { schema: 1 },
  AdministratorReleased: { schema: 1 },
};

export const administratorsStream = 'administrators';

export const administrators: Decider<
  { readonly accountIds: readonly string[] },
  AdministratorCommand,
  AdministratorEvent
> = {
  initial: { accountIds: [] },

  decide({ type, accountId, now: at }, { accountIds }) {
    const isOne = accountIds.includes(accountId);
    if (type === 'Appoint')
      return isOne ? [] : [{ type: 'AdministratorAppointed', data: { accountId, at } }];
    if (!isOne) return [];
    if (accountIds.length === 1) throw new Refusal('administrator-is-last', { accountId });
    return [{ type: 'AdministratorReleased', data: { accountId, at } }];
  },

  evolve({ accountIds }, { type, data: { accountId } }) {
    if (type === 'AdministratorAppointed') return { accountIds: [...accountIds, accountId] };
    if (type !== 'AdministratorReleased') return { accountIds };
    return { accountIds: accountIds.filter((one) => one !== accountId) };
  },
};
