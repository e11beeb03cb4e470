import { Injectable } from '@nestjs/common';
import { contactPoint, contactPointStream, detailFaults, DetailsCipher } from '#directory';
import { CommandLoop } from '#engine';
import { PersonalData } from '#keys';

const channelOf: Readonly<Record<string, string>> = {
  email: 'email-main',
  alternateEmail: 'email-alternate',
  phone: 'phone-main',
  alternatePhone: 'phone-alternate',
};

/** What of the details in a reply is worth proposing: what can be true, and is not what the directory says already. */
@Injectable()
export class ReplyCorrections {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly loop: CommandLoop,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  async of(
    contactPointId: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>> | undefined> {
    const valid = Object.entries(fields).filter(
      ([field, value]) => detailFaults({ [field]: value }).length === 0,
    );
    if (valid.length === 0) return undefined;
    const current = await this.current(contactPointId);
    // Another case alone is no news: mail programs change it.
    const news = valid.filter(
      ([field, value]) => current[field]?.toLowerCase() !== value.toLowerCase(),
    );
    return news.length === 0 ? undefined : Object.fromEntries(news);
  }

  /** By column of the directory. */
  private async current(contactPointId: string): Promise<Readonly<Record<string, string>>> {
    const { state } = await this.loop.load(contactPointStream(contactPointId), contactPoint);
    if (state.status === 'absent') return {};
    const plain = await this.cipher.decrypt(contactPointId, state.details);
    if (plain === undefined) return {};
    const { channels, languages, otherNetworks, institution, timezone } = plain;
    const addresses = Object.entries(channelOf).map(([field, id]) => [
      field,
      channels.find((channel) => channel.id === id)?.address ?? '',
    ]);
    return {
      ...(Object.fromEntries(addresses) as Record<string, string>),
      institution,
      timezone,
      languages: languages.join(' '),
      otherNetworks: otherNetworks.join(' '),
      availability: plain.availability ?? '',
      instructions: plain.instructions ?? '',
    };
  }
}
