import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpcStatus from '@eventstore/db-client/generated/status_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Message } from 'google-protobuf';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { testEvent, testEvents } from '#testing';
import { eventMessage } from '../gateway/recorded-event.message.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';

type AppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Answer = (
  response: streams.BatchAppendResp,
  call: AppendCall,
) => streams.BatchAppendResp | undefined;

/** Answers appends as a test wants: servers do what no log of ours behind a gateway does. */
let answer: Answer;
let positionRead: string | undefined;
let readsAnswered: boolean;
let calls: AppendCall[];
let reads: ReadCall[];
/** Calls that are over, also those that ended well. */
let over: Set<object>;
let server: Server;
let log: EventStoreDbEventLog;
beforeEach(async () => {
  [calls, reads, over] = [[], [], new Set()];
  [positionRead, readsAnswered] = [undefined, true];
  server = new Server();
  server.addService(StreamsService, { batchAppend: takeAppends, read: answerRead });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  log = EventStoreDbEventLog.open({
    connectionString: `esdb://127.0.0.1:${port}?tls=false&defaultDeadline=300`,
  });
});
afterEach(async () => {
  await log.close();
  server.forceShutdown();
});

function takeAppends(call: AppendCall): void {
  calls.push(call);
  noteWhenOver(call);
  call.on('data', (request: streams.BatchAppendReq) => {
    const response = new streams.BatchAppendResp();
    response.setCorrelationId(structured(request.getCorrelationId()!.getString()));
    const answered = answer(response, call);
    if (answered !== undefined) call.write(answered);
  });
}

/** In the test it belongs to: some are over only when the log is closed after it. */
function noteWhenOver(call: AppendCall | ReadCall): void {
  const ofThisTest = over;
  call.on('cancelled', () => ofThisTest.add(call));
}

/** Whatever is read is this one event. */
function answerRead(call: ReadCall): void {
  noteWhenOver(call);
  reads.push(call);
  if (!readsAnswered) return;
  const message = eventMessage(
    { ...testEvent(), stream: 'a-1', revision: 4, position: 77 },
    'structured',
  );
  if (positionRead !== undefined) message.getEvent()?.getEvent()?.setCommitPosition(positionRead);
  call.write(message);
  call.end();
}

const append = () => log.append('a-1', testEvents(1), 'no-stream');
const unavailable = { kind: 'fault', code: 'log-unavailable' };

it('gives up a call on which an append gets no answer, and makes another one', async () => {
  answer = () => undefined;
  await expect(append()).rejects.toMatchObject(unavailable);
  answer = stored;
  expect(await append()).toEqual({ revision: 4, position: 77 });
  expect(calls.map((call) => over.has(call))).toEqual([true, false]);
});

it('gives up a read that gets no answer', async () => {
  readsAnswered = false;
  await expect(log.eventAt(77)).rejects.toMatchObject(unavailable);
  readsAnswered = true;
  expect(await log.eventAt(77)).toMatchObject({ stream: 'a-1' });
  expect(reads).toHaveLength(2);
  expect(over.has(reads[0]!)).toBe(true);
});

it('makes another call when the server ends one, and leaves what it had not answered open', async () => {
  answer = (_response, call) => {
    call.end();
    return undefined;
  };
  await expect(append()).rejects.toMatchObject(unavailable);
  answer = stored;
  expect(await append()).toEqual({ revision: 4, position: 77 });
});

it('passes over answers to nobody', async () => {
  answer = (response, call) => {
    const stray = new streams.BatchAppendResp();
    stray.setCorrelationId(structured('00000000-0000-4000-8000-000000000000'));
    call.write(stored(stray));
    return stored(response);
  };
  expect(await append()).toEqual({ revision: 4, position: 77 });
});

it('looks up the position that a server leaves out of its answer', async () => {
  answer = (response) => {
    const answered = stored(response);
    answered.getSuccess()?.setNoPosition(new empty.Empty());
    return answered;
  };
  expect(await append()).toEqual({ revision: 4, position: 77 });
  // Servers before 22.10 say this for what they do not say.
  positionRead = '18446744073709551615';
  await expect(append()).rejects.toMatchObject({ code: 'log-position-unusable' });
});

it.each<[string, string, Message, object]>([
  ['not ready', 'google.protobuf.Empty', new empty.Empty(), unavailable],
  ['too slow', 'event_store.client.Timeout', new shared.Timeout(), unavailable],
  ['at a loss', 'event_store.client.Unknown', new shared.Unknown(), unavailable],
  ['of another mind', 'event_store.client.BadRequest', badRequest(), { code: 'log-store-failed' }],
  [
    'set to take less',
    'event_store.client.MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded(),
    { code: 'append-too-large' },
  ],
  [
    'not to be written to',
    'event_store.client.AccessDenied',
    new shared.AccessDenied(),
    { code: 'log-access-denied' },
  ],
])('says that a server is %s', async (_, type, details, fault) => {
  answer = (response) => {
    const packed = new any.Any();
    packed.pack(details.serializeBinary(), type);
    const error = new rpcStatus.Status();
    error.setMessage('as the server says it');
    error.setDetails(packed);
    response.setError(error);
    return response;
  };
  await expect(append()).rejects.toMatchObject({ kind: 'fault', ...fault });
  expect(calls).toHaveLength(1);
});

function stored(response: streams.BatchAppendResp): streams.BatchAppendResp {
  const position = new shared.AllStreamPosition();
  position.setCommitPosition('77');
  position.setPreparePosition('77');
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision('4');
  success.setPosition(position);
  response.setSuccess(success);
  return response;
}

function badRequest(): Message {
  const bad = new shared.BadRequest();
  bad.setMessage('no');
  return bad;
}

/** The form in which servers give ids back, whichever they got. */
function structured(id: string): shared.UUID {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const halves = new shared.UUID.Structured();
  halves.setMostSignificantBits(String(bytes.readBigInt64BE(0)));
  halves.setLeastSignificantBits(String(bytes.readBigInt64BE(8)));
  const uuid = new shared.UUID();
  uuid.setStructured(halves);
  return uuid;
}
