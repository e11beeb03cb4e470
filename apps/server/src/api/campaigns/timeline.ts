import { Inject, Injectable } from '@nestjs/common';
import { pingStream, type PingEvent, type PingRef } from '#campaigns';
import { isWithin, PORTS, type Ports, type Until } from '#engine';
import { EventRegistry, isCiphertext, type Recorded } from '#kernel';
import { PersonalData } from '#keys';

/** One event of a ping, what people wrote in it in clear; `null` where the personal data was erased. */
export interface TimelineEvent {
  readonly id: string;
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly actor: unknown;
  readonly correlationId: string;
  readonly data: unknown;
}

/** Everything that happened to a ping, in order, up to now or to a moment. */
@Injectable()
export class Timeline {
  constructor(
    private readonly registry: EventRegistry,
    private readonly personalData: PersonalData,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async of(ping: PingRef, until?: Until): Promise<readonly TimelineEvent[]> {
    /** What a mail server said of a message is encrypted for whoever the message went to. */
    const recipients = new Map<string, string>();
    const events: TimelineEvent[] = [];
    for await (const stored of this.ports.log.readStream(pingStream(ping))) {
      if (!isWithin(stored, until)) continue;
      const event = this.registry.read<PingEvent>(stored);
      if (event.type === 'AttemptStarted')
        recipients.set(event.data.attemptId, event.data.recipient);
      const subject =
        event.type === 'AttemptFailed' ? recipients.get(event.data.attemptId) : undefined;
      events.push(await this.told(event, subject ?? ping.contactPointId));
    }
    return events;
  }

  private async told(event: Recorded<PingEvent>, subject: string): Promise<TimelineEvent> {
    const { id, revision, type, metadata, data } = event;
    const { campaignId: _, contactPointId: __, ...rest } = data;
    return {
      id,
      revision,
      type,
      at: metadata.at,
      actor: metadata.actor,
      correlationId: metadata.$correlationId,
      data: await this.inClear(rest, subject),
    };
  }

  private async inClear(value: unknown, subject: string): Promise<unknown> {
    if (isCiphertext(value)) return (await this.personalData.decrypt(subject, value)) ?? null;
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.inClear(one, subject)));
    if (typeof value !== 'object' || value === null) return value;
    const members = await Promise.all(
      Object.entries(value).map(async ([name, member]) => [
        name,
        await this.inClear(member, subject),
      ]),
    );
    return Object.fromEntries(members) as unknown;
  }
}
