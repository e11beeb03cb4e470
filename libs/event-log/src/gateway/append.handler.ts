import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Revision } from '#kernel';
import type { Appended, EventLog } from '../event-log.port.js';
import { perform, type Append, type Expectation } from './append.js';
import { callFailureOf, invalidArgument } from './call-failure.js';
import { GatheredEvents } from './gathered-events.js';
import { expectationIn } from './wire-expectation.js';
import { streamNameOf } from './wire-values.js';

/** One append: what it expects comes first, then its events one by one. */
export async function answerAppend(
  log: EventLog,
  messages: AsyncIterable<streams.AppendReq>,
): Promise<streams.AppendResp> {
  let target: Omit<Append, 'events'> | undefined;
  const gathered = new GatheredEvents();
  for await (const message of messages) {
    const options = message.getOptions();
    if (options !== undefined) target = targetOf(options);
    const proposed = message.getProposedMessage();
    if (proposed !== undefined) gathered.add(proposed);
  }
  if (target === undefined) throw invalidArgument('an append begins with its options');
  try {
    const outcome = await perform(log, { ...target, events: gathered.events });
    return outcome.kind === 'appended'
      ? success(outcome.appended)
      : wrongExpectedVersion(target.expected, outcome.actual);
  } catch (error) {
    throw callFailureOf(error, target.stream);
  }
}

function targetOf(options: streams.AppendReq.Options): Omit<Append, 'events'> {
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  return {
    stream: streamNameOf(options.getStreamIdentifier()),
    expected: expectationIn(options, revision),
  };
}

function success({ revision, position }: Appended): streams.AppendResp {
  const place = new streams.AppendResp.Position();
  place.setCommitPosition(String(position));
  place.setPreparePosition(String(position));
  const done = new streams.AppendResp.Success();
  done.setCurrentRevision(String(revision));
  done.setPosition(place);
  const response = new streams.AppendResp();
  response.setSuccess(done);
  return response;
}

function wrongExpectedVersion(
  expected: Expectation,
  actual: Revision | undefined,
): streams.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual === undefined) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  const response = new streams.AppendResp();
  response.setWrongExpectedVersion(wrong);
  return response;
}
