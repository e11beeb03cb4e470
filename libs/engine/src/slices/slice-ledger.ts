import { isWrongExpectedRevision, type EventLog } from '#event-log';
import {
  type Clock,
  type Ids,
  type JsonObject,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type Revision,
} from '#kernel';

/** A slice that was taken: whoever appends to its stream after `revision` has taken it away. */
export interface Hold {
  readonly stream: string;
  readonly revision: Revision;
  /** How far its events have had their effects; `undefined` where nobody began. */
  readonly position: Position | undefined;
}

/**
 * Who works on which slice of a process manager's streams, and how far: one housekeeping stream each, `slice-ping.3`, in
 * which every step is a conditional append. So two that believe the same slice theirs find out at the first step.
 */
export class SliceLedger {
  constructor(
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly worker: string,
  ) {}

  /** Takes the slice from whoever has it. @returns `undefined` where another one took it at the same moment. */
  async take(process: string, slice: number): Promise<Hold | undefined> {
    const stream = `slice-${process}.${slice}`;
    const last = await this.last(stream);
    const position = await this.checkpointOf(last);
    const hold = { stream, revision: last?.revision ?? -1, position };
    return this.append(hold, 'SliceTaken', position);
  }

  /** @returns `undefined` when somebody else has taken the slice. */
  advance(hold: Hold, position: Position): Promise<Hold | undefined> {
    return this.append(hold, 'SliceAdvanced', position);
  }

  private async append(
    { stream, revision }: Hold,
    type: 'SliceTaken' | 'SliceAdvanced',
    position: Position | undefined,
  ): Promise<Hold | undefined> {
    const event = await this.event(type, position);
    try {
      const expected = revision < 0 ? 'no-stream' : revision;
      const appended = await this.log.append(stream, [event], expected);
      return { stream, revision: appended.revision, position };
    } catch (error) {
      // Where the answer was lost, the stream itself says whose step is in it.
      const last = await this.last(stream);
      if (last?.id === event.id) return { stream, revision: last.revision, position };
      if (isWrongExpectedRevision(error)) return undefined;
      throw error;
    }
  }

  private async event(type: string, position: Position | undefined): Promise<NewEvent> {
    const at = position === undefined ? undefined : await this.log.eventAt(position);
    const id = this.ids.next();
    return {
      id,
      type,
      data: {
        worker: this.worker,
        checkpoint: at === undefined ? null : { position: at.position, eventId: at.id },
      },
      metadata: {
        $correlationId: id,
        $causationId: id,
        actor: { kind: 'process', id: this.worker },
        at: this.clock.now(),
        schema: 1,
      },
    };
  }

  /** A checkpoint names its event, so that beside another log it does not count. */
  private async checkpointOf(last: RecordedEvent | undefined): Promise<Position | undefined> {
    const checkpoint = last?.data['checkpoint'] as JsonObject | null | undefined;
    if (checkpoint === undefined || checkpoint === null) return undefined;
    const position = checkpoint['position'] as Position;
    const event = await this.log.eventAt(position);
    return event?.id === checkpoint['eventId'] ? position : undefined;
  }

  private async last(stream: string): Promise<RecordedEvent | undefined> {
    for await (const event of this.log.readStream(stream, { direction: 'backwards', limit: 1 }))
      return event;
    return undefined;
  }
}
