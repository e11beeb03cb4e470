import { applyDecorators, type Type as ClassType } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  InvalidInput,
  isCalendarDate,
  isDuration,
  isLocalTime,
  limits,
  parseInstant,
} from '#kernel';

/** Each decorator says of a field what it means, what it has to be, and gives an example: to validator and OpenAPI at once. */

interface Told {
  readonly description: string;
  readonly example: unknown;
  readonly optional?: true;
  /** `null` takes it away. */
  readonly nullable?: true;
}

function field(told: Told, schema: object, ...rules: PropertyDecorator[]): PropertyDecorator {
  const { description, example, optional, nullable } = told;
  const property = ApiProperty({
    description,
    example,
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...schema,
  } as never);
  // `null` is not the same as leaving a field out.
  const whenGiven = optional
    ? [ValidateIf((_, value) => value !== undefined && !(nullable && value === null))]
    : [];
  return applyDecorators(property, ...whenGiven, ...rules) as PropertyDecorator;
}

const controls = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\r\n\t])\p{Cc}/u;

/** @param told.max characters; by default what a name takes. */
export function Text(told: Told & { readonly max?: number }): PropertyDecorator {
  const max = told.max ?? 200;
  return field(
    told,
    { type: 'string', minLength: 1, maxLength: max },
    IsString({ message: 'expected a text' }),
    MinLength(1, { message: 'expected a text that is not empty' }),
    MaxLength(max, { message: `expected at most ${max} characters` }),
    rule('expected text without control characters', (value) => !controls.test(value)),
  );
}

/** A name or title, which stands in a row of a table. */
export function Line(told: Told): PropertyDecorator {
  const [text, oneLine] = [Text(told), rule('expected one line', (value) => !/[\r\n]/.test(value))];
  return (target, property) => {
    text(target, property);
    oneLine(target, property);
  };
}

/** Free text of people: a reason, a note. */
export function Prose(told: Told): PropertyDecorator {
  return Text({ ...told, max: limits.noteCharactersMax });
}

export function OneOf(values: readonly string[], told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'string', enum: [...values] },
    IsIn(values, { message: `expected one of ${values.join(', ')}` }),
  );
}

/** Kept as the kernel writes instants. */
export function At(told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'string', format: 'date-time' },
    Transform(({ value }) => normalInstant(value) ?? (value as unknown)),
    rule(
      'expected an ISO 8601 instant with an offset, such as 2026-03-01T02:00:00Z',
      (value) => typeof value === 'string' && normalInstant(value) === value,
    ),
  );
}

export function Day(told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'string', format: 'date' },
    rule('expected a date that exists, as YYYY-MM-DD', isCalendarDate),
  );
}

export function ClockTime(told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
    rule('expected a time of day, as HH:MM', isLocalTime),
  );
}

export function Lasting(told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'string', format: 'duration' },
    rule('expected an ISO 8601 duration of fixed length, such as PT15M or PT30H', isDuration),
  );
}

export function Whole(
  told: Told & { readonly min: number; readonly max: number },
): PropertyDecorator {
  const { min, max } = told;
  const message = `expected a whole number from ${min} to ${max}`;
  return field(
    told,
    { type: 'integer', minimum: min, maximum: max },
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** A whole number in a query string, where everything is a text. */
export function QueryWhole(
  told: Told & { readonly min: number; readonly max: number },
): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) =>
      /^\d{1,15}$/.test(String(value)) ? Number(value) : (value as unknown),
    ),
    Whole(told),
  ) as PropertyDecorator;
}

export function Flag(told: Told): PropertyDecorator {
  return field(told, { type: 'boolean' }, IsBoolean({ message: 'expected true or false' }));
}

/** A flag in a query string, where everything is a text. */
export function QueryFlag(told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'boolean' },
    Transform(({ value }) => ({ true: true, false: false })[String(value)] ?? (value as unknown)),
    IsBoolean({ message: 'expected true or false' }),
  );
}

/** No code or name of a list is longer. */
const wordCharactersMax = 100;

export function Words(told: Told & { readonly oneOf?: readonly string[] }): PropertyDecorator {
  const { oneOf } = told;
  const items = oneOf === undefined ? { type: 'string' } : { type: 'string', enum: [...oneOf] };
  return field(
    told,
    { type: 'array', items },
    IsArray({ message: 'expected a list' }),
    ArrayMaxSize(limits.requestItemsMax, {
      message: `expected at most ${limits.requestItemsMax} items`,
    }),
    oneOf === undefined
      ? MaxLength(wordCharactersMax, {
          each: true,
          message: `expected texts of at most ${wordCharactersMax} characters`,
        })
      : IsIn(oneOf, { each: true, message: `expected some of ${oneOf.join(', ')}` }),
  );
}

export function Part(type: () => ClassType, told: Omit<Told, 'example'>): PropertyDecorator {
  return field(
    { ...told, example: undefined },
    // A function of this name is asked for the class only when it is needed.
    { type: () => type() },
    rule('expected an object', isObject),
    ValidateNested(),
    Type(type),
  );
}

export function Parts(type: () => ClassType, told: Omit<Told, 'example'>): PropertyDecorator {
  return field(
    { ...told, example: undefined },
    { type: () => type(), isArray: true },
    IsArray({ message: 'expected a list' }),
    ArrayMaxSize(100, { message: 'expected at most 100 items' }),
    rule(
      'expected a list of objects',
      (value: unknown) => Array.isArray(value) && value.every(isObject),
    ),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** Texts by name; which names there may be, the controller says. */
export function TextsByName(told: Told): PropertyDecorator {
  return field(
    told,
    { type: 'object', additionalProperties: { type: 'string' } },
    rule(
      'expected an object of texts',
      (value) => isObject(value) && Object.values(value).every((one) => typeof one === 'string'),
    ),
  );
}

function rule(message: string, accepts: (value: never) => boolean): PropertyDecorator {
  return ValidateBy({
    name: message,
    validator: { validate: (value) => accepts(value as never), defaultMessage: () => message },
  });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function normalInstant(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return parseInstant(value);
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}
