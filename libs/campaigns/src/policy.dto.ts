import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  registerDecorator,
  ValidateNested,
} from 'class-validator';
import { channelKinds, type ChannelKind } from '#directory';
import { isDuration, limits, type Duration } from '#kernel';
import type { Policy, PolicyStep, StepTarget } from './domain/policy.js';

const targets: readonly StepTarget[] = [
  'same',
  'alternate-channel',
  'other-contact-points',
  'secretariat-phone',
];
const sendable = channelKinds.filter((kind) => kind !== 'phone');

function IsFixedDuration(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isFixedDuration',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown) =>
          Array.isArray(value) ? value.every(isDuration) : isDuration(value),
        defaultMessage: () =>
          'expected an ISO 8601 duration of fixed length, such as PT15M or PT30H',
      },
    });
}

const oneOf = (values: readonly string[]) => ({ message: `expected one of ${values.join(', ')}` });

export class RepeatDto {
  @IsFixedDuration()
  every!: Duration;

  @IsInt({ message: 'expected a whole number' })
  @Min(1, { message: 'expected at least 1' })
  @Max(limits.policyRepeatMax, { message: `expected at most ${limits.policyRepeatMax}` })
  times!: number;
}

export class PolicyStepDto implements PolicyStep {
  @IsFixedDuration()
  after!: Duration;

  @IsIn(['remind', 'escalate'], oneOf(['remind', 'escalate']))
  do!: 'remind' | 'escalate';

  @IsIn(targets, oneOf(targets))
  to!: StepTarget;

  @IsOptional()
  @IsArray({ message: 'expected a list of channel kinds' })
  @ArrayMinSize(1, { message: 'expected at least one channel kind' })
  @IsIn(sendable, { each: true, ...oneOf(sendable) })
  channels?: ChannelKind[];

  @IsOptional()
  @ValidateNested({ message: 'expected {"every": duration, "times": number}' })
  @Type(() => RepeatDto)
  repeat?: RepeatDto;
}

/** A policy as people write it. What is left out is as in the default policy. */
export class PolicyDto implements Partial<Policy> {
  @IsOptional()
  @IsFixedDuration()
  deadline?: Duration;

  @IsArray({ message: 'expected a list of steps; [] for none' })
  @ArrayMaxSize(limits.policyStepsMax, {
    message: `expected at most ${limits.policyStepsMax} steps`,
  })
  @ValidateNested({ each: true, message: 'expected a step: {"after", "do", "to"}' })
  @Type(() => PolicyStepDto)
  steps!: PolicyStepDto[];

  @IsOptional()
  @IsArray({ message: 'expected a list of channel kinds' })
  @ArrayMinSize(1, { message: 'expected at least one channel kind' })
  @IsIn(sendable, { each: true, ...oneOf(sendable) })
  channels?: ChannelKind[];

  @IsOptional()
  @IsArray({ message: 'expected a list of durations' })
  @ArrayMinSize(1, { message: 'expected at least one window' })
  @ArrayMaxSize(50, { message: 'expected at most 50 windows' })
  @ArrayUnique({ message: 'has the same window twice' })
  @IsFixedDuration()
  windows?: Duration[];

  @IsOptional()
  @IsIn(['first', 'all'], oneOf(['first', 'all']))
  partyRule?: Policy['partyRule'];

  @IsOptional()
  @IsIn(['resend', 'ask'], oneOf(['resend', 'ask']))
  onUnknownOutcome?: Policy['onUnknownOutcome'];
}
