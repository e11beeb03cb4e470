import { nearest } from '#directory';
import { notesOf, type SettingNotes, type SettingsClass } from './setting.decorators.js';
import { ServerSettings } from './server.settings.js';

/** One setting, by every name it goes under. */
export interface KnownSetting extends SettingNotes {
  /** `smtp.host` */
  readonly key: string;
  /** `ROLLCALL_SMTP_HOST` */
  readonly variable: string;
  /** What it is when nobody says otherwise; `undefined` where there is no such value. */
  readonly default: unknown;
}

export const variablePrefix = 'ROLLCALL_';
/** A variable whose name ends so names a file that holds the value. */
export const fileSuffix = '_FILE';

/** Variables that tell the command line, not the server. */
const otherVariables = ['ROLLCALL_CONFIG', 'ROLLCALL_SERVER', 'ROLLCALL_API_KEY'];

/** In the order of the documentation. Sections are no settings: what is below them is. */
export const knownSettings: readonly KnownSetting[] = settingsOf(ServerSettings, []);
export const knownSections: ReadonlyMap<string, string> = sectionsOf(ServerSettings, []);

const byKey = new Map(knownSettings.map((one) => [one.key, one]));
const byVariable = new Map(knownSettings.map((one) => [one.variable, one]));

export function settingOf(key: string): KnownSetting | undefined {
  return byKey.get(key);
}

export function settingOfVariable(variable: string): KnownSetting | undefined {
  return byVariable.get(variable);
}

/** Variables under the prefix that mean something to Rollcall, though not a setting. */
export function isOtherVariable(variable: string): boolean {
  return otherVariables.includes(variable);
}

/** What to say of a key that is none. */
export function unknownKey(key: string): string {
  return withSuggestion('is not a known setting', nearest(key, [...byKey.keys()]));
}

export function unknownVariable(variable: string): string {
  const names = [...byVariable.keys(), ...otherVariables];
  return withSuggestion('stands for no known setting', nearest(variable, names));
}

function withSuggestion(message: string, near: string | undefined): string {
  return near === undefined
    ? `${message}; remove it, or see docs/configuration.md`
    : `${message}; did you mean ${near}?`;
}

function settingsOf(settings: SettingsClass, path: readonly string[]): readonly KnownSetting[] {
  const defaults = new settings() as Record<string, unknown>;
  return [...notesOf(settings)].flatMap(([name, notes]) => {
    const key = [...path, name];
    if (notes.kind === 'section' && notes.below !== undefined)
      return settingsOf(notes.below(), key);
    const known = { key: key.join('.'), variable: variableOf(key), default: defaults[name] };
    return [{ ...notes, ...known }];
  });
}

function sectionsOf(settings: SettingsClass, path: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    [...notesOf(settings)].flatMap(([name, { kind, about, below }]): [string, string][] => {
      const key = [...path, name];
      if (kind !== 'section' || below === undefined) return [];
      return [[key.join('.'), about], ...sectionsOf(below(), key)];
    }),
  );
}

/** `['smtp', 'requireTls']` → `ROLLCALL_SMTP_REQUIRE_TLS` */
function variableOf(path: readonly string[]): string {
  const words = path.map((name) => name.replaceAll(/[A-Z]/g, (capital) => `_${capital}`));
  return `${variablePrefix}${words.join('_').toUpperCase()}`;
}
