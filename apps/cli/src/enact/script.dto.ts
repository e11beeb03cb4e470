import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { limits } from '#kernel';

/** Recorded answers of a campaign, which come at their moments after the step's instant. */
export class ScriptedAnswersDto {
  @IsString({ message: 'expected the id of the campaign that is answered' })
  @IsNotEmpty({ message: 'expected the id of the campaign that is answered' })
  readonly campaign!: string;

  @IsString({ message: 'expected the CSV file of the recorded answers' })
  readonly file!: string;

  @IsString({ message: 'expected the CSV file of the contact points that answer' })
  readonly directory!: string;
}

/** One moment of a script: a command that somebody types, answers that come, or nothing but time that passes. */
export class ScriptStepDto {
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/, {
    message: 'expected an instant such as 2024-02-19T09:00:00Z',
  })
  readonly at!: string;

  @IsOptional()
  @IsArray({ message: 'expected the words of a command, such as [directory, publish]' })
  @ArrayNotEmpty({ message: 'expected the words of a command, such as [directory, publish]' })
  @IsString({ each: true, message: 'expected words; put numbers into quotes' })
  readonly run?: readonly string[];

  @IsOptional()
  @Matches(/^[\w.-]{1,64}$/, { message: 'expected a short name of whoever types the command' })
  readonly as?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ScriptedAnswersDto)
  readonly answers?: ScriptedAnswersDto;
}

export class ScriptDto {
  @IsArray({ message: 'expected a list of steps' })
  @ArrayNotEmpty({ message: 'expected at least one step' })
  @ArrayMaxSize(limits.scriptStepsMax, {
    message: `expected at most ${limits.scriptStepsMax} steps`,
  })
  @ValidateNested({ each: true })
  @Type(() => ScriptStepDto)
  readonly steps!: readonly ScriptStepDto[];
}
