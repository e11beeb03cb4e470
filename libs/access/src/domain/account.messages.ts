import { CommandMessage, type ErasureGround } from '#kernel';

/** Forgets the person behind a disabled account. It may be asked for any number of times, and happens once. */
export class EraseAccount extends CommandMessage<{
  readonly accountId: string;
  readonly ground: ErasureGround;
}> {}
