import { AsOfDto } from '../http/as-of.dto.js';
import { OneOf, Text } from '../http/fields.js';

/** What is written when a test is escalated to a colleague has words of its own. */
export const previewPurposes = ['first', 'reminder', 'escalation', 'colleague'] as const;
export const previewFormats = ['json', 'html', 'text'] as const;

export class PreviewDto extends AsOfDto {
  @Text({
    description: 'the reader’s language (BCP 47); by default that of the contact point, or English',
    example: 'fr',
    optional: true,
    max: 35,
  })
  language?: string;

  @OneOf(previewPurposes, {
    description:
      'which message; by default the first. colleague: to another contact point of a Party that keeps silent',
    example: 'first',
    optional: true,
  })
  purpose?: (typeof previewPurposes)[number];

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
