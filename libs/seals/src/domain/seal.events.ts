import {
  canonicalJson,
  type EventDefinitions,
  type Instant,
  type JsonObject,
  type StreamName,
} from '#kernel';

/** What a seal says and signs: a range of the log, in log order, that goes on where the range before it ended. */
export interface SealContent {
  /** 1 for the first. */
  readonly number: number;
  /** The first and the last event of the range. */
  readonly firstEventId: string;
  readonly lastEventId: string;
  /** Events in the range, at least one. */
  readonly count: number;
  /** Events sealed so far, those of this range included. */
  readonly total: number;
  /** Merkle tree hash over the range's events (RFC 9162, 2.1.1), as hexadecimal. */
  readonly root: string;
  /** SHA-256 of `leaves` as it is written, as hexadecimal. */
  readonly leavesSha256: string;
  /** The chained root of the seal before; 64 zeros before the first. */
  readonly previous: string;
  /** Which key signed it. */
  readonly keyId: string;
  readonly sealedAt: Instant;
}

export interface Seal extends SealContent {
  /**
   * The first 16 bytes of each event's leaf hash, one after the other, as base64: by them a changed, removed, inserted or
   * moved event is told from its neighbours, which the root alone cannot.
   */
  readonly leaves: string;
  /** SHA-256 over `sealText`: it stands for this seal and, through `previous`, for all before it. */
  readonly chained: string;
  /** Ed25519 over `sealText`, as base64. */
  readonly signature: string;
}

export interface PublicSealKey {
  /** The first 16 bytes of the SHA-256 of the public key, as hexadecimal. */
  readonly keyId: string;
  /** The 32 bytes of an Ed25519 public key (RFC 8032), as base64url. */
  readonly publicKey: string;
}

export interface KeyRotation extends PublicSealKey {
  readonly previousKeyId: string;
  /** Of the key before over `rotationText`: who trusts that one may trust this one. */
  readonly signature: string;
}

export type SealEvent =
  | { readonly type: 'SealKeyIntroduced'; readonly data: PublicSealKey }
  | { readonly type: 'SealKeyRotated'; readonly data: KeyRotation }
  | { readonly type: 'LogSealed'; readonly data: Seal };

export const sealEvents: EventDefinitions<SealEvent> = {
  SealKeyIntroduced: { schema: 1 },
  SealKeyRotated: { schema: 1 },
  LogSealed: { schema: 1 },
};

export const sealStream: StreamName = 'seal';

/** What stands in place of a chained root before the first seal. */
export const noSeal = '0'.repeat(64);

/** Under which name the private key lies among the keys: no contact point's id has a colon. */
export function sealKeySubject(number: number): string {
  return `seal-signing:${number}`;
}

/** The content alone, whatever else the object holds. */
export function contentOf(seal: SealContent): SealContent {
  const { number, firstEventId, lastEventId, count, total } = seal;
  const { root, leavesSha256, previous, keyId, sealedAt } = seal;
  return {
    number,
    firstEventId,
    lastEventId,
    count,
    total,
    root,
    leavesSha256,
    previous,
    keyId,
    sealedAt,
  };
}

/** What is hashed and signed; the first line keeps it apart from everything else that is. */
export function sealText(seal: SealContent): string {
  return `rollcall seal v1\n${canonicalJson(contentOf(seal))}`;
}

/** What the key before signs of the key after it. */
export function rotationText({ keyId, publicKey, previousKeyId }: Omit<KeyRotation, 'signature'>) {
  return `rollcall seal key v1\n${canonicalJson({ keyId, publicKey, previousKeyId })}`;
}

const sha256 = /^[\da-f]{64}$/;

/** What was stored, if it has the form of a seal: whether it is a true one, chain and signature say. */
export function sealIn(data: JsonObject): Seal | undefined {
  const seal = data as unknown as Seal;
  const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
  const texts = [seal.firstEventId, seal.lastEventId, seal.keyId, seal.sealedAt];
  const isSeal =
    [seal.number, seal.count, seal.total].every(isWhole) &&
    [...texts, seal.leaves, seal.signature].every((text) => typeof text === 'string') &&
    [seal.root, seal.leavesSha256, seal.previous, seal.chained].every(
      (hash) => typeof hash === 'string' && sha256.test(hash),
    );
  return isSeal ? seal : undefined;
}
