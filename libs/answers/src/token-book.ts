import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { campaigns } from '#campaigns';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { AnswerTokens, tokenPattern, type AnswerTarget } from '#messaging';

interface Entry {
  readonly token: string;
  readonly target: AnswerTarget;
}

/**
 * Whose answer a token brings. It knows every ping that was ever issued: a token never stops meaning its ping, though the
 * test it belongs to has ended (FM-24).
 */
@Injectable()
export class TokenBook {
  private readonly tokens: AnswerTokens;
  /** By the token's digest, so that the time of a lookup says nothing about tokens. */
  private readonly entries = new Map<string, Entry>();
  private readonly learnt = new Set<string>();

  constructor(
    private readonly projections: ProjectionHost,
    @Inject(PORTS) { keys }: Ports,
  ) {
    this.tokens = new AnswerTokens(keys);
  }

  /** @returns `undefined` for what is no token of this installation. */
  async find(text: string): Promise<AnswerTarget | undefined> {
    const token = text.toLowerCase();
    if (!tokenPattern.test(token)) return undefined;
    const digest = digestOf(token);
    if (!this.entries.has(digest)) await this.learn();
    const entry = this.entries.get(digest);
    return entry && timingSafeEqual(Buffer.from(entry.token), Buffer.from(token))
      ? entry.target
      : undefined;
  }

  /** Takes in the audiences of campaigns that were launched since the last time. */
  private async learn(): Promise<void> {
    const known = await this.projections.documents(campaigns);
    const launched = [...known.values()].flatMap((campaign) =>
      'audience' in campaign && !this.learnt.has(campaign.campaignId) ? [campaign] : [],
    );
    for (const { campaignId, audience } of launched) {
      for (const { contactPointId } of audience) {
        const target = { campaignId, contactPointId };
        const token = await this.tokens.tokenOf(target);
        this.entries.set(digestOf(token), { token, target });
      }
      this.learnt.add(campaignId);
    }
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
