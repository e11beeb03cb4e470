import { randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials, status, type handleUnaryCall } from '@grpc/grpc-js';
import { Fault, limits } from '#kernel';
import type { EventLog } from '../event-log.port.js';
import { isHousekeeping } from '../housekeeping.js';
import { answerAppend } from './append.handler.js';
import { BatchAppends } from './batch-append.handler.js';
import { CallFailure, accessDenied, callFailureOf } from './call-failure.js';
import { follow } from './follow.handler.js';
import type { Outgoing } from './outgoing.js';
import { Places } from './places.js';
import { answerRead } from './read.handler.js';
import { readQuestion } from './read-question.js';
import { Reception, type Access, type ReceptionOptions } from './reception.js';
import { clusterOfOne, supportedMethods } from './server-information.js';
import { answerTombstone, refuseDelete } from './tombstone.handler.js';

export interface LogGatewayOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** By default `true`: nobody appends, and nobody sees housekeeping streams. */
  readonly readOnly?: boolean;
  /** What the bearer of these credentials may do; by default everybody may do all that the gateway does. */
  readonly authorize?: ReceptionOptions['authorize'];
  /** How often that is asked again of whoever follows for long; by default twice a minute. */
  readonly lookAgainMs?: number;
  /** Both as PEM. Without, everything goes in clear. */
  readonly tls?: { readonly certificate: Buffer; readonly privateKey: Buffer };
  /** The version of EventStoreDB that clients take this for: three numbers with dots. */
  readonly version: string;
  /** Takes errors that nobody foresaw; their callers are told no more than that there was one. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * Presents a log over EventStoreDB's protocol, so that its official clients read, follow and, where allowed, append.
 */
export class LogGateway {
  private readonly server: Server;
  private readonly reception: Reception;
  private readonly followers = new Places(limits.logGatewayFollowersMax, 'subscriptions');
  private boundPort = 0;
  private closing: Promise<void> | undefined;

  /** @throws Fault `log-gateway-cannot-listen` */
  static async listen(log: EventLog, options: LogGatewayOptions): Promise<LogGateway> {
    const gateway = new LogGateway(log, options);
    await gateway.bind();
    return gateway;
  }

  private constructor(
    private readonly log: EventLog,
    private readonly options: LogGatewayOptions,
  ) {
    const { readOnly = true, authorize = () => 'write', onFailure = () => {} } = options;
    const { lookAgainMs = limits.logGatewayLookAgainMs } = options;
    this.reception = new Reception({ readOnly, authorize, onFailure, lookAgainMs });
    this.server = new Server({
      interceptors: [this.reception.doorkeeper],
      'grpc.max_receive_message_length': limits.logGatewayMessageBytesMax,
      // Above what the reception lets in, so that one client too many is told so instead of waiting.
      'grpc.max_concurrent_streams': limits.logGatewayCallsMax + 1,
      'grpc.keepalive_time_ms': limits.logGatewayPingEveryMs,
      'grpc.keepalive_timeout_ms': limits.logGatewayPingAnswerMsMax,
    });
    this.serveStreams();
    this.serveInformation();
  }

  get port(): number {
    return this.boundPort;
  }

  /** Ends the calls under way, so that clients come again when it is back, and resolves when nothing is open any more. */
  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private serveStreams(): void {
    const { log, reception } = this;
    this.server.addService(StreamsService, {
      read: reception.streaming<streams.ReadReq, streams.ReadResp>('read', (request, out, access) =>
        this.read(request, out, access),
      ),
      append: reception.gathering('write', (messages: AsyncIterable<streams.AppendReq>) =>
        answerAppend(log, messages),
      ),
      batchAppend: reception.conversing<streams.BatchAppendReq, streams.BatchAppendResp>(
        'write',
        (requests, out) =>
          new BatchAppends(log, out, (failure) => reception.report(failure)).answer(requests),
      ),
      tombstone: reception.unary('write', (request: streams.TombstoneReq) =>
        answerTombstone(log, request),
      ),
      delete: reception.unary('write', refuseDelete),
    });
  }

  /** What a client asks before it knows anything, and without credentials. */
  private serveInformation(): void {
    const methods = supportedMethods(this.options.version);
    const getSupportedMethods: handleUnaryCall<shared.Empty, features.SupportedMethods> = (
      _call,
      callback,
    ) => callback(null, methods);
    this.server.addService(ServerFeaturesService, { getSupportedMethods });
    const instanceId = randomUUID();
    const read: handleUnaryCall<shared.Empty, gossip.ClusterInfo> = (call, callback) =>
      callback(
        null,
        clusterOfOne(instanceId, call.getHost(), { ...this.options, port: this.port }, Date.now()),
      );
    this.server.addService(GossipService, { read });
  }

  private async read(
    request: streams.ReadReq,
    out: Outgoing<streams.ReadResp>,
    access: Access,
  ): Promise<void> {
    const question = readQuestion(request);
    const { stream } = question.of;
    if (stream !== undefined && isHousekeeping(stream)) {
      if (access !== 'write') throw accessDenied(`${stream} is for those who may write`);
      if (question.kind === 'follow')
        throw new CallFailure(status.FAILED_PRECONDITION, `${stream} is read, never followed`);
    }
    try {
      if (question.kind === 'read') return await answerRead(this.log, question, out);
      const leave = this.followers.take();
      out.onEnd(leave);
      await follow(this.log, question, randomUUID(), out);
    } catch (error) {
      throw callFailureOf(error, stream);
    }
  }

  private async bind(): Promise<void> {
    const { host, port, tls } = this.options;
    const address = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
    try {
      const credentials =
        tls === undefined
          ? ServerCredentials.createInsecure()
          : ServerCredentials.createSsl(null, [
              { cert_chain: tls.certificate, private_key: tls.privateKey },
            ]);
      this.boundPort = await new Promise<number>((resolve, reject) => {
        this.server.bindAsync(address, credentials, (error, port) =>
          error === null ? resolve(port) : reject(error),
        );
      });
    } catch (error) {
      throw new Fault('log-gateway-cannot-listen', `the log gateway cannot listen on ${address}`, {
        cause: error,
      });
    }
  }

  private async finish(): Promise<void> {
    this.reception.close();
    const patience = setTimeout(() => this.server.forceShutdown(), limits.logGatewayDrainMsMax);
    await new Promise<void>((resolve) => {
      this.server.tryShutdown(() => resolve());
    });
    clearTimeout(patience);
  }
}
