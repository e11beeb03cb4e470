import { Fault, type Position, type Revision, type StreamName } from '#kernel';

/** What is still known of an event whose payload cannot be read. */
export interface DamagedPlace {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
}

const damagedCode = 'stored-event-malformed';

/** A stored event that is no event of Rollcall: it was spoilt, or another program wrote it. */
export class DamagedEvent extends Fault {
  constructor(readonly place: DamagedPlace) {
    const { type, id, revision, stream } = place;
    super(
      damagedCode,
      `${type} ${id}, revision ${revision} of ${stream}, is no event of Rollcall: it was spoilt; run "rollcall audit verify"`,
    );
  }
}

/** Where the event stands that a read failed at: whoever reads on after it passes over it alone. */
export function damagedPlace(error: unknown): DamagedPlace | undefined {
  const isDamage = error instanceof Error && 'code' in error && error.code === damagedCode;
  return isDamage && 'place' in error ? (error.place as DamagedPlace) : undefined;
}
