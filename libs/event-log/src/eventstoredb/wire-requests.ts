import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { limits, type Position, type Revision, type StreamName } from '#kernel';
import type { EventFilter } from '../event-log.port.js';
import type { Direction } from '../paged-store.js';

const { Options } = streams.ReadReq;

export interface StreamRead {
  readonly direction: Direction;
  readonly from: Revision | undefined;
  readonly count: number;
}

export interface AllRead {
  readonly direction: Direction;
  /** Forwards the record here is the first, backwards the one before it; `undefined` is the log's end that fits. */
  readonly from: Position | undefined;
  readonly count: number;
  readonly filter?: EventFilter | undefined;
}

export function streamRequest(
  stream: StreamName,
  { direction, from, count }: StreamRead,
): streams.ReadReq {
  const one = new Options.StreamOptions();
  one.setStreamIdentifier(streamIdentifier(stream));
  if (from !== undefined) one.setRevision(String(from));
  else if (direction === 'forwards') one.setStart(new shared.Empty());
  else one.setEnd(new shared.Empty());
  const options = readOptions(undefined);
  options.setStream(one);
  return counted(options, direction, count);
}

export function allRequest({ direction, from, count, filter }: AllRead): streams.ReadReq {
  const options = readOptions(filter);
  options.setAll(allFrom(from, direction));
  return counted(options, direction, count);
}

/** Everything later than `after`, for ever, whatever it is. */
export function followRequest(after: Position | undefined): streams.ReadReq {
  const options = readOptions(undefined);
  options.setAll(allFrom(after, 'forwards'));
  options.setSubscription(new Options.SubscriptionOptions());
  return requestOf(options);
}

export function tombstoneRequest(stream: StreamName): streams.TombstoneReq {
  const options = new streams.TombstoneReq.Options();
  options.setStreamIdentifier(streamIdentifier(stream));
  options.setAny(new shared.Empty());
  const request = new streams.TombstoneReq();
  request.setOptions(options);
  return request;
}

export function streamIdentifier(stream: StreamName): shared.StreamIdentifier {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream, 'utf8'));
  return identifier;
}

function readOptions(filter: EventFilter | undefined): streams.ReadReq.Options {
  const asText = new Options.UUIDOption();
  asText.setString(new shared.Empty());
  const options = new Options();
  options.setUuidOption(asText);
  const sieve = filter === undefined ? undefined : filterOptions(filter);
  if (sieve === undefined) options.setNoFilter(new shared.Empty());
  else options.setFilter(sieve);
  return options;
}

/**
 * Streams and types both by how they begin, which every server understands alike; of types that is a little more than was
 * asked for. `undefined` where it would let everything through.
 */
function filterOptions(filter: EventFilter): streams.ReadReq.Options.FilterOptions | undefined {
  const byType = 'eventTypes' in filter;
  const prefixes = byType ? filter.eventTypes.filter((type) => type !== '') : filter.streamPrefixes;
  if (prefixes.includes('')) return undefined;
  const expression = new Options.FilterOptions.Expression();
  expression.setPrefixList([...prefixes]);
  const options = new Options.FilterOptions();
  if (byType) options.setEventType(expression);
  else options.setStreamIdentifier(expression);
  options.setMax(limits.readPageEvents);
  options.setCheckpointintervalmultiplier(1);
  return options;
}

function allFrom(
  position: Position | undefined,
  direction: Direction,
): streams.ReadReq.Options.AllOptions {
  const all = new Options.AllOptions();
  if (position !== undefined) {
    const place = new Options.Position();
    place.setCommitPosition(String(position));
    place.setPreparePosition(String(position));
    all.setPosition(place);
  } else if (direction === 'forwards') all.setStart(new shared.Empty());
  else all.setEnd(new shared.Empty());
  return all;
}

function counted(
  options: streams.ReadReq.Options,
  direction: Direction,
  count: number,
): streams.ReadReq {
  const { FORWARDS, BACKWARDS } = Options.ReadDirection;
  options.setReadDirection(direction === 'forwards' ? FORWARDS : BACKWARDS);
  options.setCount(String(Math.min(count, Number.MAX_SAFE_INTEGER)));
  return requestOf(options);
}

function requestOf(options: streams.ReadReq.Options): streams.ReadReq {
  const request = new streams.ReadReq();
  request.setOptions(options);
  return request;
}
