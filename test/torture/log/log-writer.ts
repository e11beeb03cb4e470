import Database from 'better-sqlite3';
import { SqliteEventLog, isWrongExpectedRevision, type ExpectedRevision } from '#event-log';
import { derivedId, failureKind, type Fault, type StreamName } from '#kernel';
import { Chance } from '../../../libs/simulation/src/trial/chance.js';
import { say } from '../support/say.js';
import { tortureEvents } from './torture-events.js';

/** Many callers append to one log, alone in their streams and against each other, and say what was acknowledged, until killed. */
export interface WriterSettings {
  readonly path: string;
  readonly seed: number;
  readonly callers: number;
  /** Whether what was written is moved from the write-ahead log into the file again and again, which else is rare. */
  readonly checkpoints: boolean;
}

export type WriterLine =
  | { readonly is: 'opening' | 'open' | 'checkpointing' | 'checkpointed' }
  | {
      readonly is: 'acknowledged';
      readonly append: string;
      readonly stream: StreamName;
      readonly revision: number;
      readonly position: number;
    }
  | { readonly is: 'refused'; readonly append: string; readonly code: string };

const { path, seed, callers, checkpoints } = JSON.parse(process.argv[2] ?? '') as WriterSettings;
const tell = (line: WriterLine) => say(line);
const sharedStreams = 3;
const appendsPerCheckpoint = 60;
let appends = 0;

tell({ is: 'opening' });
const log = SqliteEventLog.open(path);
tell({ is: 'open' });
const beside = new Database(path);
await Promise.all(
  Array.from({ length: callers }, (_, caller) => call(caller, new Chance(seed + caller))),
);

async function call(caller: number, chance: Chance): Promise<never> {
  for (let number = 0; ; number++) {
    const isAlone = chance.says(0.6);
    const stream = isAlone ? `alone-${caller}` : `shared-${chance.below(sharedStreams)}`;
    const append = derivedId(String(seed), String(caller), String(number));
    const events = tortureEvents(append, chance.spread(1, 12), chance.spread(10, 2_000));
    const expected = !isAlone && chance.says(0.3) ? 'any' : await headOf(stream);
    try {
      const { revision, position } = await log.append(stream, events, expected);
      tell({ is: 'acknowledged', append, stream, revision, position });
    } catch (error) {
      if (isWrongExpectedRevision(error) && !isAlone)
        tell({ is: 'refused', append, code: error.code });
      else if (failureKind(error) === 'fault' && (error as Fault).code.startsWith('disk-'))
        tell({ is: 'refused', append, code: (error as Fault).code });
      else throw error;
    }
    if (checkpoints && ++appends % appendsPerCheckpoint === 0) checkpoint(chance);
  }
}

async function headOf(stream: StreamName): Promise<ExpectedRevision> {
  for await (const { revision } of log.readStream(stream, { direction: 'backwards', limit: 1 }))
    return revision;
  return 'no-stream';
}

function checkpoint(chance: Chance): void {
  const kind = chance.oneOf(['PASSIVE', 'RESTART', 'TRUNCATE']);
  tell({ is: 'checkpointing' });
  try {
    beside.pragma(`wal_checkpoint(${kind})`);
  } catch (error) {
    // A disk that fails is part of the test; the next checkpoint moves what this one did not.
    if (!/^SQLITE_(IOERR|FULL)/.test((error as { readonly code?: string }).code ?? '')) throw error;
  }
  tell({ is: 'checkpointed' });
}
