import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpcStatus from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Message } from 'google-protobuf';
import { limits, type Revision, type StreamName } from '#kernel';
import type { Appended } from '../event-log.port.js';
import type { Expectation } from './append.js';
import type { CallFailure } from './call-failure.js';
import { streamIdentifier } from './wire-values.js';

export function batchSuccess({ revision, position }: Appended): streams.BatchAppendResp {
  const place = new shared.AllStreamPosition();
  place.setCommitPosition(String(position));
  place.setPreparePosition(String(position));
  const done = new streams.BatchAppendResp.Success();
  done.setCurrentRevision(String(revision));
  done.setPosition(place);
  const response = new streams.BatchAppendResp();
  response.setSuccess(done);
  return response;
}

export function batchUnmet(
  expected: Expectation,
  actual: Revision | undefined,
): streams.BatchAppendResp {
  const wrong = new shared.WrongExpectedVersion();
  if (actual === undefined) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return batchError(status.FAILED_PRECONDITION, 'the stream is not as expected', [
    'WrongExpectedVersion',
    wrong,
  ]);
}

export function batchFailure(failure: CallFailure, stream: StreamName): streams.BatchAppendResp {
  return batchError(failure.code, failure.message, detailsOf(failure, stream));
}

/** The name of the message's type, and the message. */
type Details = readonly [string, Message];

/** Of these a client knows no more than of a timeout: what it asked for may have happened, and may be asked again. */
const unknownOutcomes: readonly status[] = [
  status.UNAVAILABLE,
  status.ABORTED,
  status.DEADLINE_EXCEEDED,
];

/** Clients make their errors from the type of the details alone. */
function detailsOf({ code, message, trailers }: CallFailure, stream: StreamName): Details {
  const exception = trailers['exception'];
  if (exception === 'access-denied') return ['AccessDenied', new shared.AccessDenied()];
  if (exception === 'stream-deleted') {
    const deleted = new shared.StreamDeleted();
    deleted.setStreamIdentifier(streamIdentifier(stream));
    return ['StreamDeleted', deleted];
  }
  if (exception === 'maximum-append-size-exceeded') {
    const exceeded = new shared.MaximumAppendSizeExceeded();
    exceeded.setMaxappendsize(limits.appendBytesMax);
    return ['MaximumAppendSizeExceeded', exceeded];
  }
  if (unknownOutcomes.includes(code)) return ['Timeout', new shared.Timeout()];
  if (code === status.INTERNAL) return ['Unknown', new shared.Unknown()];
  const bad = new shared.BadRequest();
  bad.setMessage(message);
  return ['BadRequest', bad];
}

function batchError(
  code: status,
  message: string,
  [type, details]: Details,
): streams.BatchAppendResp {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${type}`);
  const error = new rpcStatus.Status();
  // The codes of google.rpc are those of gRPC.
  error.setCode(code as number as Parameters<typeof error.setCode>[0]);
  error.setMessage(message);
  error.setDetails(packed);
  const response = new streams.BatchAppendResp();
  response.setError(error);
  return response;
}
