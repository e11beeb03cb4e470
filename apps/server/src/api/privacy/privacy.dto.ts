import { erasureGrounds, type ErasureGround } from '#kernel';
import { OneOf, Text } from '../http/fields.js';

export const erasureKinds = ['contact-point', 'account', 'activity', 'mail'] as const;
export type ErasureKind = (typeof erasureKinds)[number];

export class ErasureDto {
  @OneOf(erasureKinds, { description: 'what it is about', example: 'contact-point' })
  kind!: ErasureKind;

  @Text({ description: 'its id', example: 'fr-1', max: 64 })
  id!: string;

  @OneOf(erasureGrounds, {
    description: 'on what ground (article 17 GDPR); by default that the person asked for it',
    example: 'requested',
    optional: true,
  })
  ground?: ErasureGround;
}
