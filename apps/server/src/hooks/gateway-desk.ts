import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ResponseRecorder, TokenBook } from '#answers';
import { campaignBoard, DirectPing, ping, pingStream, RecordBounce, type Ping } from '#campaigns';
import { CommandLoop, PORTS, ProjectionHost, type Ports } from '#engine';
import {
  derivedId,
  InvalidInput,
  limits,
  parseInstant,
  Refusal,
  type CommandContext,
} from '#kernel';
import type { AnswerTarget, ChannelKind } from '#messaging';
import { GatewayNotice } from './gateway-notice.dto.js';

/** The kinds of gateway that report back, by the name that stands in the address they post to. */
export const gatewayKinds = ['sms', 'webhook', 'voice'] as const;
export type GatewayKind = (typeof gatewayKinds)[number];

/** Whose channels they carry. */
const channelOf = { sms: 'sms', webhook: 'webhook', voice: 'phone' } as const satisfies Record<
  GatewayKind,
  ChannelKind
>;

/** Takes in what gateways report of messages they were handed. The same notice twice changes nothing. */
@Injectable()
export class GatewayDesk {
  constructor(
    private readonly book: TokenBook,
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly responses: ResponseRecorder,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /**
   * @param noticeId the same for every repetition.
   * @throws Refusal `token-unknown`, `attempt-unknown`, `too-many-responses`; InvalidInput where the notice lacks what it needs.
   */
  async take(kind: GatewayKind, noticeId: string, notice: GatewayNotice): Promise<void> {
    const target = await this.book.find(notice.data.token);
    if (target === undefined) throw new Refusal('token-unknown');
    const context = this.context(kind);
    if (notice.type === 'message.replied')
      return this.takeReply(target, derivedId('gateway', kind, noticeId), notice, context);
    const attemptId = required(notice.data.attemptId, 'attemptId');
    const carrier = await this.pingOfAttempt(kind, target, attemptId);
    await (notice.type === 'message.delivered'
      ? this.takeDelivery(carrier, attemptId, context)
      : this.takeFailure(carrier, attemptId, notice, context));
  }

  private async takeDelivery(
    target: AnswerTarget,
    attemptId: string,
    context: CommandContext,
  ): Promise<void> {
    const command = { type: 'RecordDelivery', attemptId, deliveredAt: context.now } as const;
    await this.bus.execute(new DirectPing({ ping: target, command }, context));
  }

  /** A number that can never be reached is known at once (FM-23); anything else only raises a doubt (FM-28). */
  private async takeFailure(
    target: AnswerTarget,
    attemptId: string,
    { data: { permanent = false, reason = 'the gateway gave no reason' } }: GatewayNotice,
    context: CommandContext,
  ): Promise<void> {
    const verdict = permanent ? 'unreachable' : 'doubtful';
    const bounce = { ping: target, attemptId, reason, bouncedAt: context.now, verdict } as const;
    await this.bus.execute(new RecordBounce(bounce, context));
  }

  private async takeReply(
    target: AnswerTarget,
    responseId: string,
    { timestamp, data: { text, from } }: GatewayNotice,
    context: CommandContext,
  ): Promise<void> {
    const note = required(text, 'text');
    const { state } = await this.loop.load(pingStream(target), ping);
    const known = state.status === 'absent' ? [] : state.responseIds;
    if (!known.includes(responseId) && known.length >= limits.repliesPerPing)
      throw new Refusal('too-many-responses', { limit: limits.repliesPerPing });
    const response = {
      ping: target,
      responseId,
      via: 'gateway',
      grade: 'human',
      receivedAt: context.now,
      declaredAt: parseInstant(timestamp),
      note,
      ...(from ? { answeredBy: from } : {}),
    } as const;
    await this.responses.record(response, context);
  }

  /**
   * A message to a colleague carries the colleague's own token, and belongs to the ping that woke it: then the attempt is
   * looked for among the campaign's others.
   */
  private async pingOfAttempt(
    kind: GatewayKind,
    target: AnswerTarget,
    attemptId: string,
  ): Promise<AnswerTarget> {
    const { state } = await this.loop.load(pingStream(target), ping);
    if (isOfGateway(kind, target, state, attemptId)) return target;
    const board = await this.projections.documents(campaignBoard);
    for (const { ping: other } of board.values())
      if (
        other.pinged.campaignId === target.campaignId &&
        isOfGateway(kind, target, other, attemptId)
      )
        return other.pinged;
    throw new Refusal('attempt-unknown', { attemptId });
  }

  private context(kind: GatewayKind): CommandContext {
    const id = this.ports.ids.next();
    const actor = { kind: 'process', id: `gateway.${kind}` } as const;
    return { now: this.ports.clock.now(), actor, correlationId: id, causationId: id };
  }
}

/** A gateway speaks of what it carried itself, to the one whose token came with it: ids of attempts are no secret. */
function isOfGateway(
  kind: GatewayKind,
  { contactPointId }: AnswerTarget,
  state: Ping,
  attemptId: string,
): boolean {
  if (state.status === 'absent' || !Object.hasOwn(state.attempts, attemptId)) return false;
  const attempt = state.attempts[attemptId];
  return attempt?.recipient === contactPointId && attempt.kind === channelOf[kind];
}

function required(text: string | undefined, field: string): string {
  if (text !== undefined && text.trim() !== '') return text;
  const message = 'is needed for a notice of this type';
  throw new InvalidInput([{ where: { path: `data.${field}` }, message }]);
}
