import { IsIn, IsInt, IsNotEmpty, Matches, Max, Min, ValidateIf } from 'class-validator';

export const answerColumns = {
  required: ['contactPoint', 'party', 'respondedAfterSeconds', 'via'],
  optional: ['reportedUpdate'],
} as const;

/** Channels by which the recorded answers of a ping test came. */
export const answerVias = ['link', 'reply', 'phone'] as const;

/** A year: no ping test runs longer. */
const secondsMax = 31_536_000;

const seconds = 'whole seconds since the ping was handed over, 0 or more';

/** A row of a file of recorded answers, as text. */
export class RecordedAnswerRow {
  @IsNotEmpty({ message: 'is empty; expected the id of a contact point' })
  contactPoint!: string;

  @Matches(/^[A-Z]{2}$/, { message: 'expected two capital letters (ISO 3166-1)' })
  party!: string;

  @IsInt({ message: `expected ${seconds}` })
  @Min(0, { message: `is negative; expected ${seconds}` })
  @Max(secondsMax, { message: `is more than a year; expected ${seconds}` })
  respondedAfterSeconds!: number;

  @IsIn(answerVias, { message: `expected one of ${answerVias.join(', ')}` })
  via!: string;

  @ValidateIf(({ reportedUpdate }: RecordedAnswerRow) => reportedUpdate !== '')
  reportedUpdate!: string;
}
