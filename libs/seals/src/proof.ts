import { Buffer } from 'node:buffer';
import type { EventLog } from '#event-log';
import { Refusal, type JsonObject, type RecordedEvent } from '#kernel';
import { contentOf, sealIn, sealStream, sealText, type Seal } from './domain/seal.events.js';
import { summaryOf, type SealSummary } from './domain/seals.decider.js';
import { streamInPages } from './in-pages.js';
import { leafHash, sha256Of, type SealedEvent } from './merkle/event-leaf.js';
import { inclusionPath, rootByPath, rootOf } from './merkle/merkle-tree.js';
import { isSignedBy } from './merkle/signing.js';
import { KeyRing, type KeyEvent, type Pin } from './verify/key-ring.js';

/** Proves of one event that it stands under a seal, without the log (RFC 9162, 2.1.3). */
export interface InclusionProof {
  readonly format: typeof proofFormat;
  readonly version: 1;
  readonly event: SealedEvent;
  /** Where in the range of the seal the event stands, counted from 0. */
  readonly leafIndex: number;
  readonly treeSize: number;
  /** Hashes as hexadecimal, the lowest first. */
  readonly path: readonly string[];
  readonly seal: SealSummary;
  /** How the key that signed comes from the first one. */
  readonly keys: readonly KeyEvent[];
}

const proofFormat = 'rollcall-inclusion-proof';

/** @throws Refusal `event-unknown`, `event-not-sealed`, `seal-range-lost` where the range is not what was sealed. */
export async function proveInclusion(log: EventLog, eventId: string): Promise<InclusionProof> {
  const keys: KeyEvent[] = [];
  const sealsOfLog = streamInPages(log, sealStream, { direction: 'forwards' });
  let seal = await nextSeal(sealsOfLog, keys);
  let range: RecordedEvent[] = [];
  let isThere = false;
  for await (const event of log.readAll()) {
    isThere ||= event.id === eventId;
    if (seal === undefined) {
      if (isThere) throw notSealed(eventId);
      continue;
    }
    range.push(event);
    if (range.length < seal.count) continue;
    if (isThere) return proofOf(eventId, range, seal, keys);
    range = [];
    seal = await nextSeal(sealsOfLog, keys);
  }
  if (isThere) throw notSealed(eventId);
  throw new Refusal('event-unknown', { event: eventId });
}

async function nextSeal(
  events: AsyncIterator<RecordedEvent>,
  keys: KeyEvent[],
): Promise<Seal | undefined> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return undefined;
    const { type, data } = next.value;
    if (type === 'SealKeyIntroduced' || type === 'SealKeyRotated') keys.push({ type, data });
    const seal = type === 'LogSealed' ? sealIn(data) : undefined;
    if (seal !== undefined) return seal;
  }
}

function proofOf(
  eventId: string,
  range: readonly RecordedEvent[],
  seal: Seal,
  keys: readonly KeyEvent[],
): InclusionProof {
  const leaves = range.map(leafHash);
  if (rootOf(leaves).toString('hex') !== seal.root)
    throw new Refusal(
      'seal-range-lost',
      { seal: seal.number },
      `the events under seal ${seal.number} are not those that were sealed: run "rollcall audit verify"`,
    );
  const leafIndex = range.findIndex(({ id }) => id === eventId);
  const { stream, revision, id, type, data, metadata } = range[leafIndex]!;
  return {
    format: proofFormat,
    version: 1,
    event: { stream, revision, id, type, data, metadata },
    leafIndex,
    treeSize: seal.count,
    path: inclusionPath(leaves, leafIndex).map((node) => node.toString('hex')),
    seal: summaryOf(seal),
    keys,
  };
}

function notSealed(event: string): Refusal {
  return new Refusal(
    'event-not-sealed',
    { event },
    'this event came after the last seal: seal the log first, with "rollcall audit seal"',
  );
}

/** What is wrong with a proof, in words; `undefined` where it holds. @param pins the keys that are trusted. */
export function faultOfProof(proof: InclusionProof, pins: readonly Pin[]): string | undefined {
  const { event, leafIndex, treeSize, path, seal, keys } = proof;
  const ring = new KeyRing(pins);
  for (const key of keys) ring.add(key);
  const key = ring.find(seal.keyId);
  if (key === undefined || !ring.isTrusted(seal.keyId))
    return `the seal was signed by the key ${seal.keyId}, for which the given key does not vouch`;
  const text = sealText(contentOf(seal));
  if (sha256Of(text) !== seal.chained || !isSignedBy(key, text, seal.signature))
    return `seal ${seal.number} was altered: its signature does not hold`;
  const nodes = path.map((node) => Buffer.from(node, 'hex'));
  const root = rootByPath(leafHash(event), leafIndex, treeSize, nodes);
  if (treeSize !== seal.count || root?.toString('hex') !== seal.root)
    return `the event is not the one that seal ${seal.number} holds at this place`;
  return undefined;
}

/** What was read, if it has the form of a proof. */
export function proofIn(value: unknown): InclusionProof | undefined {
  const proof = value as InclusionProof | null;
  if (typeof proof !== 'object' || proof === null || proof.format !== proofFormat) return undefined;
  const { version, event, path, keys } = proof;
  const isEvent = typeof event === 'object' && event !== null && typeof event.id === 'string';
  const seal = isObject(proof.seal) ? sealIn({ leaves: '', ...proof.seal }) : undefined;
  const isProof =
    version === 1 &&
    isEvent &&
    seal !== undefined &&
    Array.isArray(path) &&
    path.every((node) => typeof node === 'string' && /^[\da-f]{64}$/.test(node)) &&
    Array.isArray(keys) &&
    keys.every((key) => isObject(key) && isObject(key['data']));
  return isProof ? proof : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
