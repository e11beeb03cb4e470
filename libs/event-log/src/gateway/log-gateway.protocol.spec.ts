import { once } from 'node:events';
import { GossipClient } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, credentials, status, type ServiceError } from '@grpc/grpc-js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { describe, expect, it } from '@jest/globals';
import { derivedId, limits } from '#kernel';
import { testEvent, testEvents } from '#testing';
import type { EventLog } from '../event-log.port.js';
import { all, bench } from './testing/bench.js';
import { streamIdentifier, uuidMessage, uuidOf } from './wire-values.js';

const { log: openLog, gateway, after } = bench();

/** What the official clients of Node never do, and those of other languages may. */
describe('the protocol of the log gateway', () => {
  it('gives and takes ids in their structured form', async () => {
    const { log, client } = await opened();
    const event = testEvent();
    const call = client.batchAppend();
    call.write(batch({ stream: 'a-1', events: [event], form: 'structured' }));
    await once(call, 'data');
    call.end();
    await once(call, 'end');
    expect((await all(log.readAll()))[0]?.id).toBe(event.id);
    const request = reading();
    const option = new streams.ReadReq.Options.UUIDOption();
    option.setStructured(new shared.Empty());
    request.getOptions()?.setUuidOption(option);
    const [response] = await all<streams.ReadResp>(client.read(request));
    const id = response?.getEvent()?.getEvent()?.getId();
    expect(id?.hasStructured()).toBe(true);
    expect(uuidOf(id, 'it')).toBe(event.id);
  });

  it('puts appends together that come in pieces among each other', async () => {
    const { log, client } = await opened();
    const call = client.batchAppend();
    const answers = collect(call);
    for (const isFinal of [false, false, true])
      for (const stream of ['a-1', 'b-1'])
        call.write(batch({ stream, events: testEvents(2), isFinal }));
    call.end();
    expect((await answers).map((answer) => answer.getSuccess()?.getCurrentRevision())).toEqual([
      '5',
      '5',
    ]);
    expect(await all(log.readStream('b-1'))).toHaveLength(6);
  });

  it('refuses the pieces of more appends than it holds', async () => {
    const { log, client } = await opened();
    const call = client.batchAppend();
    const ended = once(call, 'error');
    for (let index = 0; index <= limits.logGatewayBatchesOpenMax; index += 1)
      call.write(batch({ stream: `a-${index}`, events: testEvents(1), isFinal: false }));
    expect(await ended).toMatchObject([{ code: status.RESOURCE_EXHAUSTED }]);
    expect(await all(log.readAll())).toEqual([]);
  });

  it('answers each append of a call by itself, and goes on after one that fails', async () => {
    const { log, client } = await opened();
    await log.append('a-1', testEvents(1), 'no-stream');
    const call = client.batchAppend();
    const answers = collect(call);
    call.write(batch({ stream: 'a-1', events: testEvents(1), expected: '7' }));
    call.write(batch({ stream: 'b-1', events: [] }));
    call.write(batch({ stream: 'c-1', events: testEvents(1), deadline: new Date(0) }));
    call.write(batch({ stream: 'd-1', events: testEvents(1) }));
    call.end();
    const told = (await answers).map((answer) => [
      Buffer.from(answer.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString(),
      answer.getError()?.getDetails()?.getTypeName() ?? 'success',
    ]);
    expect(new Map(told as [string, string][])).toEqual(
      new Map([
        ['a-1', 'event_store.client.WrongExpectedVersion'],
        ['b-1', 'event_store.client.BadRequest'],
        ['c-1', 'event_store.client.Timeout'],
        ['d-1', 'success'],
      ]),
    );
    expect((await all(log.readAll())).map(({ stream }) => stream)).toEqual(['a-1', 'd-1']);
  });

  it('says at its deadline that an append has not ended, which goes on', async () => {
    const log = Object.create(await openLog()) as EventLog;
    let begun: () => void = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    log.append = () => {
      begun();
      return new Promise(() => {});
    };
    const { client } = await opened(log);
    const call = client.batchAppend();
    call.write(
      batch({ stream: 'a-1', events: testEvents(1), deadline: new Date(Date.now() + 3_000) }),
    );
    // Long enough for it to begin on a loaded machine.
    const answered = once(call, 'data');
    await hasBegun;
    const [answer] = (await answered) as [streams.BatchAppendResp];
    expect(answer.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.Timeout');
    call.cancel();
    await once(call, 'error');
  });

  it('ends calls of every kind at once when it is closed', async () => {
    const log = Object.create(await openLog()) as EventLog;
    log.append = () => new Promise(() => {});
    const { client, close } = await opened(log);
    const following = reading();
    following.getOptions()?.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
    const follow = client.read(following);
    await once(follow, 'data');
    const batches = client.batchAppend();
    batches.write(batch({ stream: 'a-1', events: testEvents(1) }));
    const single = new Promise<ServiceError | null>((resolve) => {
      client.append((error) => resolve(error)).write(new streams.AppendReq());
    });
    // On the same connection, so when this has come all others have too.
    await all(client.read(reading()));
    const errors = Promise.all([once(follow, 'error'), once(batches, 'error'), single]);
    await close();
    for (const error of (await errors).flat())
      expect(error).toMatchObject({ code: status.UNAVAILABLE });
  });

  it('refuses requests that say too little', async () => {
    const { client } = await opened();
    for (const request of [new streams.ReadReq(), optionless()]) {
      const [error] = await once(client.read(request), 'error');
      expect(error).toMatchObject({ code: status.INVALID_ARGUMENT });
    }
    const error = await new Promise((resolve) => {
      client.append((failure) => resolve(failure)).end();
    });
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('is the one member of its cluster, where the client has found it', async () => {
    const { gateway: open } = await gateway(await openLog());
    const client = new GossipClient(`localhost:${open.port}`, credentials.createInsecure());
    after(async () => client.close());
    const cluster = await new Promise<gossip.ClusterInfo | undefined>((resolve) => {
      client.read(new shared.Empty(), new Metadata(), (_, answer) => resolve(answer));
    });
    expect(cluster?.toObject().membersList).toMatchObject([
      {
        state: gossip.MemberInfo.VNodeState.LEADER,
        isAlive: true,
        httpEndPoint: { address: 'localhost', port: open.port },
      },
    ]);
  });
});

async function opened(
  given?: EventLog,
): Promise<{ log: EventLog; client: StreamsClient; close: () => Promise<void> }> {
  const log = given ?? (await openLog());
  const { gateway: open, close } = await gateway(log);
  const client = new StreamsClient(`127.0.0.1:${open.port}`, credentials.createInsecure());
  after(async () => client.close());
  return { log, client, close };
}

function reading(): streams.ReadReq {
  const everything = new streams.ReadReq.Options.AllOptions();
  everything.setStart(new shared.Empty());
  const options = new streams.ReadReq.Options();
  options.setAll(everything);
  options.setCount('10');
  options.setNoFilter(new shared.Empty());
  const request = new streams.ReadReq();
  request.setOptions(options);
  return request;
}

function optionless(): streams.ReadReq {
  const request = new streams.ReadReq();
  request.setOptions(new streams.ReadReq.Options());
  return request;
}

interface Piece {
  readonly stream: string;
  readonly events: readonly ReturnType<typeof testEvent>[];
  readonly isFinal?: boolean;
  readonly form?: 'string' | 'structured';
  readonly expected?: string;
  readonly deadline?: Date;
}

/** One append per stream, by which its pieces are known. */
function batch({
  stream,
  events,
  isFinal = true,
  form = 'string',
  expected,
  deadline,
}: Piece): streams.BatchAppendReq {
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(streamIdentifier(stream));
  if (expected === undefined) options.setAny(new empty.Empty());
  else options.setStreamPosition(expected);
  if (deadline !== undefined) options.setDeadline(timestamp.Timestamp.fromDate(deadline));
  const request = new streams.BatchAppendReq();
  request.setCorrelationId(uuidMessage(derivedId('append', stream), form));
  request.setOptions(options);
  request.setIsFinal(isFinal);
  for (const { id, type, data, metadata } of events) {
    const message = new streams.BatchAppendReq.ProposedMessage();
    message.setId(uuidMessage(id, form));
    message.getMetadataMap().set('type', type).set('content-type', 'application/json');
    message.setData(Buffer.from(JSON.stringify(data)));
    message.setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
    request.addProposedMessages(message);
  }
  return request;
}

async function collect(
  call: ReturnType<StreamsClient['batchAppend']>,
): Promise<streams.BatchAppendResp[]> {
  const answers: streams.BatchAppendResp[] = [];
  call.on('data', (answer: streams.BatchAppendResp) => answers.push(answer));
  await once(call, 'end');
  return answers;
}
