import { Prose, Text } from '../http/fields.js';

export class MailAssignmentDto {
  @Text({ description: 'the campaign whose test it answers', example: 'spring-2026', max: 64 })
  campaignId!: string;

  @Text({ description: 'the contact point that answered', example: 'fr-1', max: 64 })
  contactPointId!: string;
}

export class MailDismissalDto {
  @Prose({ description: 'why it is no response, for the record', example: 'An advertisement' })
  reason!: string;
}
