import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AssignMail, DismissMail, mailbox } from '#answers';
import { campaignBoard, campaigns, pingKey, type ActivePing } from '#campaigns';
import { ProjectionHost } from '#engine';
import { Refusal, type Ciphertext, type CommandContext } from '#kernel';
import { PersonalData } from '#keys';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { MailAssignmentDto, MailDismissalDto } from './mail.dto.js';

const mailId = '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f';

@ApiController('mail', 'answers')
export class MailController {
  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  @Get()
  @Described({
    summary: 'Mails that a person has to look at, the oldest first',
    example: [
      {
        mailId,
        reason: 'known-by-sender-only',
        candidates: [{ campaignId: 'spring-2026', contactPointId: 'fr-1' }],
        receivedAt: '2026-03-01T02:30:00.000Z',
        declaredAt: '2026-03-01T02:29:50.000Z',
        sender: 'duty@police.example',
        subject: 'We are here',
        excerpt: 'Confirmed.',
        corrections: { phone: '+33140000001' },
        authentication: { dkim: 'pass' },
      },
    ],
    orNull: ['declaredAt', 'sender', 'subject', 'excerpt', 'corrections'],
    problems: [422],
  })
  async list(@Query() asOf: AsOfDto) {
    const { documentsOf } = await this.projections.moment(
      [mailbox, campaigns, campaignBoard],
      untilOf(asOf),
    );
    const known = documentsOf(campaigns);
    const isCancelled = (id: string) => known.get(id)?.status === 'cancelled';
    const hasSent = campaignsThatSent(
      [...documentsOf(campaignBoard).values()].map(({ ping }) => ping),
    );
    const told = [...documentsOf(mailbox).values()].map(
      async ({ sealedFor, sender, subject, excerpt, corrections, declaredAt, ...mail }) => {
        const inClear = async (text: Ciphertext | undefined) =>
          text === undefined ? null : ((await this.personalData.decrypt(sealedFor, text)) ?? null);
        const values = await inClear(corrections?.values);
        return {
          ...mail,
          candidates: mail.candidates.filter(
            ({ campaignId: id }) => !isCancelled(id) || hasSent.has(id),
          ),
          declaredAt: declaredAt ?? null,
          sender: await inClear(sender),
          subject: await inClear(subject),
          excerpt: await inClear(excerpt),
          corrections: values === null ? null : (JSON.parse(values) as unknown),
        };
      },
    );
    const mails = await Promise.all(told);
    return mails.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  }

  @Post(':mailId/assign')
  @Described({
    summary: 'It is a response: record it for this ping, at the moment it was received',
    example: { mailId, campaignId: 'spring-2026', contactPointId: 'fr-1' },
    problems: [404, 409, 422],
  })
  async assign(
    @Param('mailId') id: string,
    @Body() { campaignId, contactPointId }: MailAssignmentDto,
    @Asked() context: CommandContext,
  ) {
    const ping = { campaignId, contactPointId };
    const { documentsOf } = await this.projections.moment([campaigns, campaignBoard]);
    if (!documentsOf(campaigns).has(campaignId))
      throw new Refusal('campaign-unknown', { campaignId });
    if (!documentsOf(campaignBoard).has(pingKey(ping))) throw new Refusal('ping-unknown', ping);
    await this.bus.execute(new AssignMail({ mailId: id, ping }, context));
    return { mailId: id, ...ping };
  }

  @Post(':mailId/dismiss')
  @Described({ summary: 'It is no response', example: { mailId }, problems: [404, 409, 422] })
  async dismiss(
    @Param('mailId') id: string,
    @Body() { reason }: MailDismissalDto,
    @Asked() context: CommandContext,
  ) {
    await this.bus.execute(new DismissMail({ mailId: id, reason }, context));
    return { mailId: id };
  }
}

/** Nobody answers a campaign that was cancelled before it wrote to anybody. */
function campaignsThatSent(pings: readonly ActivePing[]): ReadonlySet<string> {
  const sent = pings.filter(({ attempts }) => Object.keys(attempts).length > 0);
  return new Set(sent.map(({ pinged }) => pinged.campaignId));
}
