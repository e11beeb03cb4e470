import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { limits } from '#kernel';

/** In what form a setting is written in an environment variable or a flag, where there is nothing but text. */
export type SettingKind = 'text' | 'number' | 'yes-or-no' | 'list' | 'objects' | 'section';

export interface SettingNotes {
  readonly kind: SettingKind;
  /** One sentence for whoever configures. */
  readonly about: string;
  /** Never shown, and never taken from a flag, which every user of the machine can read. */
  readonly secret: boolean;
  readonly required: boolean;
  /** What holds when it is left out and no fixed value does. */
  readonly otherwise: string | undefined;
  /** The settings below a section, or of each object of a list. */
  readonly below: (() => SettingsClass) | undefined;
}

export type SettingsClass = new () => object;

interface Extras {
  readonly secret?: boolean;
  readonly required?: boolean;
  readonly otherwise?: string;
}

const notes = new WeakMap<object, Map<string, SettingNotes>>();

/** The settings that a class declares, in its order. */
export function notesOf(settings: SettingsClass): ReadonlyMap<string, SettingNotes> {
  return notes.get(settings) ?? new Map();
}

export function Text(
  about: string,
  pattern?: RegExp,
  expected = 'expected a text that is not empty',
  extras: Extras = {},
): PropertyDecorator {
  const message = { message: expected };
  const longest = { message: `expected at most ${limits.settingCharactersMax} characters` };
  return setting({ kind: 'text', about, ...extras }, [
    IsString(message),
    Matches(pattern ?? /\S/, message),
    MaxLength(limits.settingCharactersMax, longest),
  ]);
}

export function WholeNumber(
  about: string,
  min: number,
  max: number,
  extras: Extras = {},
): PropertyDecorator {
  const message = { message: `expected a whole number from ${min} to ${max}` };
  return setting({ kind: 'number', about, ...extras }, [
    IsInt(message),
    Min(min, message),
    Max(max, message),
  ]);
}

export function YesOrNo(about: string, extras: Extras = {}): PropertyDecorator {
  return setting({ kind: 'yes-or-no', about, ...extras }, [
    IsBoolean({ message: 'expected true or false' }),
  ]);
}

export function OneOf(
  about: string,
  values: readonly string[],
  {
    expected = `expected one of ${values.join(', ')}`,
    ...extras
  }: Extras & { readonly expected?: string } = {},
): PropertyDecorator {
  return setting({ kind: 'text', about, ...extras }, [IsIn(values, { message: expected })]);
}

export function SomeOf(about: string, values: readonly string[]): PropertyDecorator {
  const message = { message: `expected a list of some of ${values.join(', ')}` };
  return setting({ kind: 'list', about }, [
    IsIn(values, { each: true, ...message }),
    ArrayMinSize(1, message),
    IsArray(message),
  ]);
}

/** A list of texts that look alike. */
export function Texts(about: string, pattern: RegExp, expected: string): PropertyDecorator {
  const message = { message: expected };
  return setting({ kind: 'list', about }, [
    Matches(pattern, { each: true, ...message }),
    ArrayMaxSize(limits.settingItemsMax, message),
    IsArray(message),
  ]);
}

/** A program and its arguments. */
export function Words(about: string, extras: Extras = {}): PropertyDecorator {
  const message = { message: 'expected a list of texts, the program first' };
  return setting({ kind: 'list', about, ...extras }, [
    IsString({ each: true, ...message }),
    Matches(/\S/, { each: true, ...message }),
    ArrayMinSize(1, message),
    ArrayMaxSize(limits.apiKeysMax, message),
    IsArray(message),
  ]);
}

/** Settings that belong together. One that is not given at all is switched off. */
export function Section(about: string, below: () => SettingsClass): PropertyDecorator {
  return setting({ kind: 'section', about, below }, [Type(below), ValidateNested()]);
}

export function Objects(about: string, below: () => SettingsClass): PropertyDecorator {
  const message = { message: `expected a list of at most ${limits.apiKeysMax} objects` };
  return setting({ kind: 'objects', about, below }, [
    Type(below),
    ValidateNested({ each: true, ...message }),
    ArrayMaxSize(limits.apiKeysMax, message),
    IsArray(message),
  ]);
}

function setting(
  given: Pick<SettingNotes, 'kind' | 'about'> & Partial<SettingNotes>,
  checks: readonly PropertyDecorator[],
): PropertyDecorator {
  return (target, property) => {
    const known = notes.get(target.constructor) ?? new Map<string, SettingNotes>();
    notes.set(target.constructor, known);
    const { secret = false, required = false, otherwise, below } = given;
    const { kind, about } = given;
    known.set(String(property), { kind, about, secret, required, otherwise, below });
    const all = required ? checks : [IsOptional(), ...checks];
    for (const check of all) check(target, property);
  };
}
