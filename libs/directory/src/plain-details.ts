import { canonicalJson, type Ciphertext } from '#kernel';
import type { PersonalData } from '#keys';
import type {
  Channel,
  ContactDetailChanges,
  ContactDetails,
} from './domain/contact-point.events.js';
import type { Duty } from './domain/duty.js';
import type { PlainChannel, PlainDetails } from './domain/directory.messages.js';

/** Between details in clear, as people see them, and details as they are stored. */
export class DetailsCipher {
  constructor(private readonly personalData: PersonalData) {}

  async encrypt(contactPointId: string, plain: PlainDetails): Promise<ContactDetails> {
    const { channels, instructions, duty, ...open } = plain;
    return {
      ...open,
      ...(isNothing(duty) ? {} : { duty }),
      channels: await Promise.all(
        channels.map((channel) => this.encryptChannel(contactPointId, channel)),
      ),
      ...(instructions === undefined
        ? {}
        : { instructions: await this.personalData.encrypt(contactPointId, instructions) }),
    };
  }

  /** @returns `undefined` when the contact point's personal data was erased. */
  async decrypt(contactPointId: string, stored: ContactDetails): Promise<PlainDetails | undefined> {
    const { channels, instructions, ...open } = stored;
    const plain: PlainChannel[] = [];
    for (const channel of channels) {
      const address = await this.personalData.decrypt(contactPointId, channel.address);
      if (address === undefined) return undefined;
      plain.push({ ...channel, address });
    }
    if (instructions === undefined) return { ...open, channels: plain };
    const text = await this.personalData.decrypt(contactPointId, instructions);
    return text === undefined ? undefined : { ...open, channels: plain, instructions: text };
  }

  /**
   * What has to be recorded so that `stored` becomes `wanted`. What is the same in clear keeps its ciphertext, so that an
   * unchanged address never looks changed.
   */
  async changes(
    contactPointId: string,
    stored: ContactDetails,
    wanted: PlainDetails,
  ): Promise<ContactDetailChanges> {
    const current = await this.decrypt(contactPointId, stored);
    const { channels: given, instructions, duty, ...open } = wanted;
    const channels = withCapabilities(given, current);
    const next: { -readonly [Field in keyof ContactDetailChanges]: unknown } = {};
    for (const field of [
      'institution',
      'type',
      'role',
      'availability',
      'timezone',
      'languages',
      'otherNetworks',
    ] as const)
      if (canonicalJson(open[field]) !== canonicalJson(stored[field]))
        next[field] = open[field] ?? null;
    if (duty !== undefined && canonicalJson(told(duty)) !== canonicalJson(told(stored.duty)))
      next.duty = told(duty);
    if (instructions !== current?.instructions)
      next.instructions =
        instructions === undefined
          ? null
          : await this.personalData.encrypt(contactPointId, instructions);
    if (canonicalJson(channels) !== canonicalJson(current?.channels)) {
      const known = new Map(
        current?.channels.map(({ id, address }, index) => [
          canonicalJson([id, address]),
          stored.channels[index]?.address,
        ]),
      );
      next.channels = await Promise.all(
        channels.map(async (channel) => {
          const address = known.get(canonicalJson([channel.id, channel.address]));
          return address === undefined
            ? this.encryptChannel(contactPointId, channel)
            : { ...channel, address };
        }),
      );
    }
    return next as ContactDetailChanges;
  }

  private async encryptChannel(contactPointId: string, channel: PlainChannel): Promise<Channel> {
    const address: Ciphertext = await this.personalData.encrypt(contactPointId, channel.address);
    const { capabilities, ...rest } = channel;
    return { ...rest, address, ...(isNothing(capabilities) ? {} : { capabilities }) };
  }
}

/** What is left out is as it was, and what is empty is not there. */
function withCapabilities(
  channels: readonly PlainChannel[],
  current: PlainDetails | undefined,
): readonly PlainChannel[] {
  const known = new Map(current?.channels.map(({ id, capabilities }) => [id, capabilities]));
  return channels.map(({ capabilities: given, ...channel }) => {
    const capabilities = given ?? known.get(channel.id);
    return isNothing(capabilities) ? channel : { ...channel, capabilities };
  });
}

function told(duty: Duty | undefined): Duty | null {
  return isNothing(duty) ? null : duty;
}

function isNothing(value: object | undefined): value is undefined {
  return value === undefined || Object.keys(value).length === 0;
}
