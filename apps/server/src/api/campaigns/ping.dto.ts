import type { HumanGrade, PhoneOutcome } from '#campaigns';
import type { Instant } from '#kernel';
import { AsOfDto } from '../http/as-of.dto.js';
import { At, OneOf, Part, Prose, Text, TextsByName } from '../http/fields.js';

/** What a person or a program said on behalf of a contact point. */
export class AnswerDto {
  @OneOf(['human', 'responsible-officer'], {
    description: 'who answered: somebody, or the officer on duty',
    example: 'responsible-officer',
  })
  grade!: HumanGrade;

  @At({
    description: 'when it reached us; not in the future. By default now',
    example: '2026-03-01T02:30:00.000Z',
    optional: true,
  })
  receivedAt?: Instant;

  @Text({ description: 'who answered, by name', example: 'Inspector A. Martin', optional: true })
  answeredBy?: string;

  @Prose({ description: 'what was said beside', example: 'Call the other number', optional: true })
  note?: string;

  @TextsByName({
    description: 'details that are to be corrected: they become a proposal, never a change',
    example: { phone: '+33140000001' },
    optional: true,
  })
  corrections?: Record<string, string>;
}

export class ResponseDto extends AnswerDto {
  @OneOf(['phone', 'api'], { description: 'how it came', example: 'phone' })
  via!: 'phone' | 'api';
}

export class CorrectionDto {
  @At({
    description: 'when it was really received; null takes the response back',
    example: '2026-03-01T02:25:00.000Z',
    optional: true,
    nullable: true,
  })
  receivedAt!: Instant | null;

  @Prose({ description: 'why, for the record', example: 'The call was noted an hour late' })
  reason!: string;
}

export class CompletionDto {
  @OneOf(['answered', 'no-answer', 'wrong-number', 'refused', 'not-needed'], {
    description: 'what came of the call; `answered` needs an answer, the others have none',
    example: 'answered',
  })
  outcome!: PhoneOutcome;

  @Part(() => AnswerDto, { description: 'what was said', optional: true })
  answer?: AnswerDto;
}

export class PhoneTasksDto extends AsOfDto {
  @Text({ description: 'of this campaign only', example: 'spring-2026', max: 64, optional: true })
  campaign?: string;
}
