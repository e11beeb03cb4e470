import { IsIn, IsInt, IsNotEmpty, Matches, Max, Min, ValidateIf } from 'class-validator';

export const answerColumns = {
  required: ['contactPoint', 'party', 'respondedAfterSeconds', 'via'],
  optional: ['reportedUpdate'],
} as const;

/** Channels by which the recorded answers of a ping test came. */
export const answerVias = ['link', 'reply', 'phone'] as const;

/** A year: no ping test runs longer. */
const secondsMax = 31_536_000;

const seconds = {
  message: `a whole number of seconds since the ping was handed over, from 0 to ${secondsMax}`,
};

/** A row of a file of recorded answers, trimmed. Each message says what is expected, so that "… is not {message}" is a sentence. */
export class RecordedAnswerRow {
  @IsNotEmpty({ message: 'the id of a contact point' })
  contactPoint!: string;

  @Matches(/^[A-Z]{2}$/, { message: 'two capital letters (ISO 3166-1), such as FR' })
  party!: string;

  @IsInt(seconds)
  @Min(0, seconds)
  @Max(secondsMax, seconds)
  respondedAfterSeconds!: number;

  @IsIn(answerVias, { message: `one of ${answerVias.join(', ')}` })
  via!: string;

  @ValidateIf(({ reportedUpdate }: RecordedAnswerRow) => reportedUpdate !== '')
  reportedUpdate!: string;
}
