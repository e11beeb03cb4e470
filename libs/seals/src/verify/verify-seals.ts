import { failureKind, limits, type Fault, type Instant } from '#kernel';
import type { Seal, SealContent } from '../domain/seal.events.js';
import type { SealMark } from '../seal-book.js';
import { Findings, type Finding } from './findings.js';
import type { Pin } from './key-ring.js';
import { MissingRevisions } from './missing-revisions.js';
import { RangeCheck } from './range-check.js';
import { SealChain, type ExpectedRange } from './seal-chain.js';
import type { SealedSource } from './sealed-source.js';

export interface VerifyOptions {
  /** Keys that are trusted; with none the first key of the log is taken at its word. */
  readonly pins?: readonly Pin[];
  /** Chained roots that were published earlier, with the numbers of their seals where these are known. */
  readonly roots?: readonly PublishedRoot[];
  /** Hears how many events were looked at. */
  readonly onProgress?: (events: number) => void;
}

export type PublishedRoot = Pick<SealMark, 'root'> & Partial<SealMark>;

export interface Verification {
  /** Whether nothing was found. Of what lies behind the last seal that says nothing. */
  readonly sound: boolean;
  readonly findings: readonly Finding[];
  /** Findings beyond those listed. */
  readonly omitted: number;
  /** True seals, from the first to the last. */
  readonly seals: { readonly from: number; readonly to: number } | null;
  readonly events: {
    /** Under true seals. */
    readonly sealed: number;
    /** Whose seals are missing or altered. */
    readonly unchecked: number;
    /** Behind the last seal, that seal itself left out. */
    readonly unsealed: number;
  };
  readonly last: (SealMark & { readonly sealedAt: Instant; readonly keyId: string }) | null;
  /** Whether the keys came from whoever verifies, and not from the log itself. */
  readonly pinned: boolean;
}

/**
 * Verifies a sealed history: every seal, and every event under one. It reads once from the beginning to the end, and
 * keeps no more than one range and what it looks ahead, so memory does not grow with the log.
 */
export async function verifySeals(
  source: SealedSource,
  { pins = [], roots = [], onProgress = () => {} }: VerifyOptions = {},
): Promise<Verification> {
  const findings = new Findings();
  const published = new Roots(roots);
  let first: Seal | undefined;
  const chain = new SealChain(source, pins, findings, (seal) => {
    first ??= seal;
    published.note(seal);
  });
  const revisions = new MissingRevisions(source.start !== undefined);
  let events = 0;
  const check = new RangeCheck(source, revisions, findings, (count) =>
    onProgress((events += count)),
  );
  try {
    await walk(chain, check);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    findings.add({
      kind: 'log-unreadable',
      message: `after event ${events} nothing can be read any more: ${error.message}`,
    });
  }
  if (first === undefined)
    findings.add({ kind: 'seal-missing', message: 'there is no true seal, so nothing is proved' });
  revisions.tell(findings);
  for (const fault of source.faults) findings.add(fault);
  published.tell(findings, first, chain.last);
  const { last } = chain;
  return {
    sound: findings.count === 0,
    findings: findings.list,
    omitted: findings.count - findings.list.length,
    seals:
      first === undefined || last === undefined ? null : { from: first.number, to: last.number },
    events: {
      sealed: check.counts.checked,
      unchecked: check.counts.unchecked,
      unsealed: check.counts.unsealed,
    },
    last:
      last === undefined
        ? null
        : { number: last.number, root: chain.root, sealedAt: last.sealedAt, keyId: last.keyId },
    pinned: pins.length > 0,
  };
}

async function walk(chain: SealChain, check: RangeCheck): Promise<void> {
  /** Ranges that were asked for ahead. */
  const queue: ExpectedRange[] = [];
  const later = async () => {
    const leaves = new Set<string>();
    for (let at = 0; leaves.size < limits.verifyLookaheadEvents; at++) {
      const range = queue[at] ?? (await chain.next());
      if (range === undefined) break;
      if (at === queue.length) queue.push(range);
      if (range.kind === 'unknown') break;
      for (const leaf of range.leaves) leaves.add(leaf);
    }
    return leaves;
  };
  for (;;) {
    const range = queue.shift() ?? (await chain.next());
    if (range === undefined) return check.rest();
    if (range.kind === 'unknown') await check.skip(range.count);
    else await check.check(range.seal, range.leaves, later);
  }
}

/** The store's own word that its file is damaged. */
function isUnreadable(error: unknown): error is Fault {
  return failureKind(error) === 'fault' && (error as Fault).code === 'log-store-failed';
}

/** Roots that were published, until a seal has them. */
class Roots {
  private readonly open: Set<PublishedRoot>;

  constructor(roots: readonly PublishedRoot[]) {
    this.open = new Set(roots);
  }

  note({ number, chained }: Seal): void {
    for (const root of this.open)
      if (root.root === chained && (root.number ?? number) === number) this.open.delete(root);
  }

  tell(findings: Findings, first: SealContent | undefined, last: SealContent | undefined): void {
    for (const { number, root } of this.open)
      findings.add({
        kind: 'root-unknown',
        ...(number === undefined ? {} : { seal: number }),
        message: `the root ${number === undefined ? '' : `${number}:`}${root} that was published belongs to no seal here: ${why(number, first, last)}`,
      });
  }
}

function why(
  number: number | undefined,
  first: SealContent | undefined,
  last: SealContent | undefined,
): string {
  if (first === undefined || last === undefined) return 'there is no true seal at all';
  if (number === undefined) return 'the log was cut short together with its seals, or written anew';
  if (number > last.number)
    return `the last seal is ${last.number}, so the log was cut short together with its seals`;
  if (number < first.number) return `the first seal here is ${first.number}`;
  return `seal ${number} has another root, or is no true one: the log was written anew`;
}
