import type { MessagePurpose } from '#messaging';
import { OneOf, Text } from '../http/fields.js';

export const previewFormats = ['json', 'html', 'text'] as const;

export class PreviewDto {
  @Text({
    description: 'the reader’s language (BCP 47); by default that of the contact point, or English',
    example: 'fr',
    optional: true,
    max: 35,
  })
  language?: string;

  @OneOf(['first', 'reminder', 'escalation'], {
    description: 'which message; by default the first',
    example: 'first',
    optional: true,
  })
  purpose?: MessagePurpose;

  @Text({
    description: 'as it would be written to this contact point',
    example: 'fr-1',
    optional: true,
    max: 64,
  })
  contactPoint?: string;

  @OneOf(previewFormats, {
    description: 'all of it, or one form by itself',
    example: 'json',
    optional: true,
  })
  format?: (typeof previewFormats)[number];
}
