import { CommandMessage } from '#kernel';

/** Seals whatever came after the last seal; where that is nothing but seals, it seals nothing. */
export class SealLog extends CommandMessage<{
  /** Does nothing while the last seal is younger than this, in milliseconds. */
  readonly unlessYoungerMs?: number;
}> {}

/** From then on a new key signs; the old one signs that it is to be trusted. */
export class RotateSealKey extends CommandMessage<{
  /** The old key is lost, so that it cannot vouch for the new one: whoever verifies has to be given it. */
  readonly lost?: true;
}> {}
