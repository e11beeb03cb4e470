import { Transform, Type } from 'class-transformer';
import { IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { limits } from '#kernel';
import type { TemplateText, Wording } from '../domain/template.js';

/** `null` is not the same as leaving a setting out. */
function isGiven(_: unknown, value: unknown): boolean {
  return value !== undefined;
}

function Words(form: RegExp, expected: string, charactersMax: number): PropertyDecorator {
  return (target, name) => {
    IsString({ message: `expected ${expected}` })(target, name);
    Matches(form, { message: `expected ${expected}` })(target, name);
    const message = `expected at most ${charactersMax} characters`;
    MaxLength(charactersMax, { message })(target, name);
  };
}

const Line = (charactersMax: number = limits.templateLineCharactersMax): PropertyDecorator =>
  Words(/^\P{Cc}*\S\P{Cc}*$/u, 'one line of text', charactersMax);
const Paragraphs = (): PropertyDecorator =>
  Words(
    /^(?:\P{Cc}|[\n\t])*$/u,
    'text without control characters',
    limits.templateBodyCharactersMax,
  );

/** Files written on Windows end their lines otherwise. */
const UnixLines = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value,
  );

const wordingExpected = { message: 'expected {"subject", "body", "short"}' };

export class ExerciseDto {
  @Line()
  label!: string;

  @Line(limits.templateShortCharactersMax)
  statement!: string;
}

export class WordingDto implements Wording {
  @Line()
  subject!: string;

  @UnixLines()
  @Paragraphs()
  body!: string;

  @Line(limits.templateShortCharactersMax)
  short!: string;
}

/** The words of one language as people write them. */
export class TemplateTextDto extends WordingDto implements TemplateText {
  @ValidateIf(isGiven)
  @ValidateNested({ message: 'expected {"label", "statement"}' })
  @Type(() => ExerciseDto)
  exercise?: ExerciseDto;

  @ValidateIf(isGiven)
  @Line()
  button?: string;

  @ValidateIf(isGiven)
  @ValidateNested(wordingExpected)
  @Type(() => WordingDto)
  reminder?: WordingDto;

  @ValidateIf(isGiven)
  @ValidateNested(wordingExpected)
  @Type(() => WordingDto)
  escalation?: WordingDto;

  @ValidateIf(isGiven)
  @ValidateNested(wordingExpected)
  @Type(() => WordingDto)
  colleague?: WordingDto;
}
