import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  Max,
  Min,
  registerDecorator,
  ValidateIf,
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

/** `null` is not the same as leaving a setting out. */
function isGiven(_: unknown, value: unknown): boolean {
  return value !== undefined;
}

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

  @ValidateIf(isGiven)
  @IsArray({ message: 'expected a list of channel kinds' })
  @ArrayMinSize(1, { message: 'expected at least one channel kind' })
  @IsIn(channelKinds, { each: true, ...oneOf(channelKinds) })
  channels?: ChannelKind[];

  @ValidateIf(isGiven)
  @ValidateNested({ message: 'expected {"every": duration, "times": number}' })
  @Type(() => RepeatDto)
  repeat?: RepeatDto;
}

/** A policy as people write it. What is left out is as in the default policy. */
export class PolicyDto implements Partial<Policy> {
  @ValidateIf(isGiven)
  @IsFixedDuration()
  deadline?: Duration;

  @ValidateIf(isGiven)
  @IsArray({ message: 'expected a list of steps; [] for none' })
  @ArrayMaxSize(limits.policyStepsMax, {
    message: `expected at most ${limits.policyStepsMax} steps`,
  })
  @ValidateNested({ each: true, message: 'expected a step: {"after", "do", "to"}' })
  @Type(() => PolicyStepDto)
  steps?: PolicyStepDto[];

  @ValidateIf(isGiven)
  @IsArray({ message: 'expected a list of channel kinds' })
  @ArrayMinSize(1, { message: 'expected at least one channel kind' })
  @IsIn(channelKinds, { each: true, ...oneOf(channelKinds) })
  channels?: ChannelKind[];

  @ValidateIf(isGiven)
  @IsArray({ message: 'expected a list of durations' })
  @ArrayMinSize(1, { message: 'expected at least one window' })
  @ArrayMaxSize(limits.policyWindowsMax, {
    message: `expected at most ${limits.policyWindowsMax} windows`,
  })
  @IsFixedDuration()
  windows?: Duration[];

  @ValidateIf(isGiven)
  @IsIn(['first', 'all'], oneOf(['first', 'all']))
  partyRule?: Policy['partyRule'];

  @ValidateIf(isGiven)
  @IsIn(['resend', 'ask'], oneOf(['resend', 'ask']))
  onUnknownOutcome?: Policy['onUnknownOutcome'];
}
