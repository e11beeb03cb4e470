import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Position, Revision } from '#kernel';
import type { AppendRequest, SerialisedEvent } from '../append-request.js';
import { streamErased } from '../housekeeping.js';
import { WrongExpectedRevision } from '../event-log.port.js';
import type { StoreFaults } from './store-faults.js';
import { positionOf } from './stored-record.js';
import { streamIdentifier } from './wire-requests.js';

/** Where the last event of an append stands; servers leave the position out when they had stored it before. */
export interface StoredAt {
  readonly revision: Revision;
  readonly position: Position | undefined;
}

export function batchAppendMessage(
  correlationId: string,
  { stream, events, expected }: AppendRequest,
): streams.BatchAppendReq {
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(streamIdentifier(stream));
  if (expected === 'any') options.setAny(new shared.Empty());
  else if (expected === 'no-stream') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(expected));
  const message = new streams.BatchAppendReq();
  message.setCorrelationId(uuid(correlationId));
  message.setOptions(options);
  message.setProposedMessagesList(events.map(proposed));
  message.setIsFinal(true);
  return message;
}

/** What the server answered to an append. @throws WrongExpectedRevision or a Fault where it is no success. */
export function answerIn(
  response: streams.BatchAppendResp,
  { stream, expected }: AppendRequest,
  faults: StoreFaults,
): StoredAt {
  const success = response.getSuccess();
  if (success !== undefined) {
    const position = success.getPosition()?.getCommitPosition();
    return {
      revision: Number(success.getCurrentRevision()),
      position: position === undefined ? undefined : positionOf(position),
    };
  }
  const error = response.getError();
  const details = error?.getDetails();
  const name = details?.getTypeName() ?? '';
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'WrongExpectedVersion': {
      const wrong = details?.unpack(
        (bytes) => shared.WrongExpectedVersion.deserializeBinary(bytes),
        name,
      );
      const actual =
        wrong?.hasCurrentStreamRevision() === true
          ? Number(wrong.getCurrentStreamRevision())
          : undefined;
      throw new WrongExpectedRevision(stream, expected, actual);
    }
    case 'StreamDeleted':
      throw streamErased(stream);
    case 'AccessDenied':
      throw faults.accessDenied();
    case 'MaximumAppendSizeExceeded':
      throw faults.tooLarge(stream);
    case 'BadRequest': {
      const bad = details?.unpack((bytes) => shared.BadRequest.deserializeBinary(bytes), name);
      throw faults.refused(bad?.getMessage() ?? 'a bad request');
    }
    default:
      throw faults.unavailable(error?.getMessage() || name || 'an answer without content');
  }
}

function proposed({ id, type, data, metadata }: SerialisedEvent) {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  message.setData(Buffer.from(data, 'utf8'));
  message.setCustomMetadata(Buffer.from(metadata, 'utf8'));
  return message;
}

function uuid(text: string): shared.UUID {
  const id = new shared.UUID();
  id.setString(text);
  return id;
}
