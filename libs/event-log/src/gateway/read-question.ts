import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Position, Revision, StreamName } from '#kernel';
import { invalidArgument } from './call-failure.js';
import type { UuidForm } from './recorded-event.message.js';
import { wireFilter, type WireFilter } from './wire-filter.js';
import { countOf, streamNameOf } from './wire-values.js';

/** What a Read call asks for: a part of one stream or of all, once or with what comes after. */
export type ReadQuestion = {
  readonly uuidForm: UuidForm;
} & (
  | {
      readonly kind: 'read';
      readonly direction: 'forwards' | 'backwards';
      readonly limit: number;
      readonly of: OneStream | AllStreams;
    }
  | { readonly kind: 'follow'; readonly of: OneStream | AllStreams }
);

export interface OneStream {
  readonly stream: StreamName;
  readonly from: 'start' | 'end' | Revision;
}

export interface AllStreams {
  readonly stream: undefined;
  readonly from: 'start' | 'end' | Position;
  readonly filter: WireFilter | undefined;
}

/** @throws CallFailure INVALID_ARGUMENT */
export function readQuestion(request: streams.ReadReq): ReadQuestion {
  const options = request.getOptions();
  if (options === undefined) throw invalidArgument('a read has options');
  const uuidForm = options.getUuidOption()?.hasStructured() === true ? 'structured' : 'string';
  const of = subject(options);
  if (options.hasSubscription()) return { kind: 'follow', uuidForm, of };
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  return {
    kind: 'read',
    uuidForm,
    of,
    direction: backwards ? 'backwards' : 'forwards',
    limit: countOf(options.getCount()),
  };
}

function subject(options: streams.ReadReq.Options): OneStream | AllStreams {
  const one = options.getStream();
  if (one !== undefined) {
    const from = one.hasEnd() ? 'end' : one.hasRevision() ? countOf(one.getRevision()) : 'start';
    return { stream: streamNameOf(one.getStreamIdentifier()), from };
  }
  const all = options.getAll();
  if (all === undefined) throw invalidArgument('a read is of one stream or of all');
  const filter = options.getFilter();
  return {
    stream: undefined,
    from: all.hasEnd() ? 'end' : positionOf(all.getPosition()),
    filter: filter === undefined ? undefined : wireFilter(filter),
  };
}

function positionOf(position: streams.ReadReq.Options.Position | undefined): 'start' | Position {
  return position === undefined ? 'start' : countOf(position.getCommitPosition());
}
