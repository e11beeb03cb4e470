import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import type { EventLog } from '../event-log.port.js';
import { CallFailure, invalidArgument } from './call-failure.js';
import { streamNameOf } from './wire-values.js';

/** Erases a stream for good: what the log allows of housekeeping streams, and of no others. */
export async function answerTombstone(
  log: EventLog,
  request: streams.TombstoneReq,
): Promise<streams.TombstoneResp> {
  const options = request.getOptions();
  if (options === undefined) throw invalidArgument('a tombstone has options');
  if (options.hasRevision() || options.hasNoStream() || options.hasStreamExists())
    throw new CallFailure(
      status.UNIMPLEMENTED,
      'this log erases a stream whatever its revision: expect any',
    );
  await log.eraseStream(streamNameOf(options.getStreamIdentifier()));
  const response = new streams.TombstoneResp();
  response.setNoPosition(new shared.Empty());
  return response;
}

export async function refuseDelete(): Promise<never> {
  throw new CallFailure(
    status.UNIMPLEMENTED,
    'this log hides no streams: history stays, and housekeeping streams are erased by a tombstone',
  );
}
