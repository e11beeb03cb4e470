import {
  ServerInterceptingCall,
  status,
  type Metadata,
  type ServerInterceptor,
  type ServerDuplexStream,
  type ServerWritableStream,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { limits } from '#kernel';
import { CallFailure, accessDenied, callFailureOf, statusOf } from './call-failure.js';
import { credentialsIn, type Credentials } from './credentials.js';
import { Outgoing } from './outgoing.js';
import { Places } from './places.js';

/** The one service that strangers have no business with. */
const streamsPath = '/event_store.client.streams.Streams/';

/** What a caller may do. Housekeeping streams are for those who may write. */
export type Access = 'none' | 'read' | 'write';

export interface ReceptionOptions {
  readonly readOnly: boolean;
  readonly authorize: (credentials: Credentials | undefined) => Access | Promise<Access>;
  readonly onFailure: (error: unknown) => void;
  /** Pause between two questions whether whoever follows for long may still do so. */
  readonly lookAgainMs: number;
}

interface Caller {
  readonly metadata: Metadata;
  readonly cancelled: boolean;
}

type Granted = Exclude<Access, 'none'>;

/** Every call comes through here: it is let in, counted, ended with a status that clients understand, and ended at closing. */
export class Reception {
  private readonly places = new Places(limits.logGatewayCallsMax, 'calls');
  private readonly underWay = new Set<(failure: CallFailure) => void>();
  private closing = false;

  constructor(private readonly options: ReceptionOptions) {}

  unary<Request, Response>(
    needs: Granted,
    answer: (request: Request, access: Granted) => Promise<Response>,
  ): handleUnaryCall<Request, Response> {
    return (call, callback) =>
      this.once(call, needs, callback, (access) => answer(call.request, access));
  }

  gathering<Request, Response>(
    needs: Granted,
    answer: (requests: AsyncIterable<Request>, access: Granted) => Promise<Response>,
  ): handleClientStreamingCall<Request, Response> {
    return (call, callback) => this.once(call, needs, callback, (access) => answer(call, access));
  }

  streaming<Request, Response>(
    needs: Granted,
    answer: (request: Request, out: Outgoing<Response>, access: Granted) => Promise<void>,
  ): handleServerStreamingCall<Request, Response> {
    return (call) =>
      this.often(call, needs, (out: Outgoing<Response>, access) =>
        answer(call.request, out, access),
      );
  }

  conversing<Request, Response>(
    needs: Granted,
    answer: (
      requests: AsyncIterable<Request>,
      out: Outgoing<Response>,
      access: Granted,
    ) => Promise<void>,
  ): handleBidiStreamingCall<Request, Response> {
    return (call) =>
      this.often(call, needs, (out: Outgoing<Response>, access) =>
        // Were the call destroyed where reading it ends, no status could be sent any more.
        answer(call.iterator({ destroyOnReturn: false }), out, access),
      );
  }

  /** Sends strangers away before anything of what they send is read: what is never finished would fill memory. */
  readonly doorkeeper: ServerInterceptor = ({ path }, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, forward) => {
            if (!path.startsWith(streamsPath)) return forward(metadata);
            this.accessOf(metadata).then(
              () => forward(metadata),
              (error: unknown) => call.sendStatus(statusOf(callFailureOf(error))),
            );
          },
        }),
    });

  /** Takes a failure that the client hears little about to whoever runs this gateway. */
  report(failure: CallFailure): void {
    if (failure.code === status.INTERNAL) this.options.onFailure(failure.cause);
  }

  /** Ends all calls under way, and those that still come, so that clients come again later. */
  close(): void {
    this.closing = true;
    for (const end of this.underWay) end(closingFailure());
  }

  /** A call that is answered once. */
  private once<Response>(
    call: Caller,
    needs: Granted,
    callback: sendUnaryData<Response>,
    answer: (access: Granted) => Promise<Response>,
  ): void {
    const fail = (failure: CallFailure) => callback(statusOf(failure));
    void this.receive(call, needs, fail, async (access) => {
      const response = await answer(access);
      return () => callback(null, response);
    });
  }

  /** A call that is answered by any number of messages. */
  private often<Request, Response>(
    call: ServerWritableStream<Request, Response> | ServerDuplexStream<Request, Response>,
    needs: Granted,
    answer: (out: Outgoing<Response>, access: Granted) => Promise<void>,
  ): void {
    const out = new Outgoing<Response>(call);
    const fail = (failure: CallFailure) => {
      out.end();
      call.emit('error', statusOf(failure));
    };
    void this.receive(call, needs, fail, async (access) => {
      await answer(out, access);
      return () => call.end();
    });
  }

  private async receive(
    call: Caller,
    needs: Granted,
    fail: (failure: CallFailure) => void,
    work: (access: Granted) => Promise<() => void>,
  ): Promise<void> {
    let over = false;
    const end = (finish: () => void) => {
      if (!over) finish();
      over = true;
    };
    const endBadly = (failure: CallFailure) => end(() => fail(failure));
    let leave: (() => void) | undefined;
    let looking: ReturnType<typeof setInterval> | undefined;
    try {
      if (this.closing) throw closingFailure();
      leave = this.places.take();
      this.underWay.add(endBadly);
      const access = await this.admit(call.metadata, needs);
      looking = setInterval(
        () => void this.lookAgain(call, needs, endBadly),
        this.options.lookAgainMs,
      );
      const finish = await work(access);
      end(finish);
    } catch (error) {
      const failure = callFailureOf(error);
      if (!call.cancelled && !over) this.report(failure);
      endBadly(failure);
    } finally {
      clearInterval(looking);
      this.underWay.delete(endBadly);
      leave?.();
    }
  }

  /** @throws CallFailure UNAUTHENTICATED */
  private async accessOf(metadata: Metadata): Promise<Granted> {
    const [header] = metadata.get('authorization');
    const access = await this.options.authorize(credentialsIn(header?.toString()));
    if (access !== 'none') return access;
    throw new CallFailure(status.UNAUTHENTICATED, 'this log gateway asks for an API key', {
      exception: 'access-denied',
    });
  }

  /** What is followed for long ends when the key does. A log that is away says nothing against anybody. */
  private async lookAgain(
    call: Caller,
    needs: Granted,
    endBadly: (failure: CallFailure) => void,
  ): Promise<void> {
    try {
      await this.admit(call.metadata, needs);
    } catch (error) {
      if (error instanceof CallFailure) endBadly(error);
    }
  }

  private async admit(metadata: Metadata, needs: Granted): Promise<Granted> {
    const access = await this.accessOf(metadata);
    if (needs === 'write' && this.options.readOnly)
      throw accessDenied('this log gateway is read-only');
    if (needs === 'write' && access === 'read')
      throw accessDenied('these credentials allow reading only');
    return this.options.readOnly ? 'read' : access;
  }
}

function closingFailure(): CallFailure {
  return new CallFailure(status.UNAVAILABLE, 'the log gateway is closing');
}
