import { Refusal, type Decider } from '#kernel';
import type { KeyRotation, PublicSealKey, Seal, SealEvent } from './seal.events.js';

export type SealCommand =
  | {
      readonly type: 'IntroduceSealKey';
      readonly key: PublicSealKey;
      /** How many keys there were when it was made. */
      readonly after: number;
    }
  | { readonly type: 'RotateSealKey'; readonly rotation: KeyRotation }
  | { readonly type: 'SealLog'; readonly seal: Seal };

/** A seal without its leaves, which nobody needs to go on. */
export type SealSummary = Omit<Seal, 'leaves'>;

export interface Seals {
  readonly keys: readonly PublicSealKey[];
  readonly last: SealSummary | undefined;
}

export const seals: Decider<Seals, SealCommand, SealEvent> = {
  initial: { keys: [], last: undefined },

  decide(command, state) {
    switch (command.type) {
      case 'IntroduceSealKey':
        // Another process introduced the same.
        return state.keys.length > command.after
          ? []
          : [{ type: 'SealKeyIntroduced', data: command.key }];
      case 'RotateSealKey': {
        const { rotation } = command;
        if (state.keys.at(-1)?.keyId !== rotation.previousKeyId)
          throw new Refusal('seal-key-rotated-meanwhile');
        return [{ type: 'SealKeyRotated', data: rotation }];
      }
      case 'SealLog': {
        const { seal } = command;
        // Another process sealed the same range: one seal is enough.
        if (seal.number <= (state.last?.number ?? 0)) return [];
        if (seal.keyId !== state.keys.at(-1)?.keyId)
          throw new Refusal('seal-key-rotated-meanwhile');
        return [{ type: 'LogSealed', data: seal }];
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'SealKeyIntroduced':
      case 'SealKeyRotated': {
        const { keyId, publicKey } = event.data;
        return { ...state, keys: [...state.keys, { keyId, publicKey }] };
      }
      case 'LogSealed':
        return { ...state, last: summaryOf(event.data) };
      default:
        event satisfies never;
        return state;
    }
  },
};

export function summaryOf(seal: Seal): SealSummary {
  const { leaves: _, ...summary } = seal;
  return summary;
}
