import { knownSettings, type KnownSetting } from './known-settings.js';
import type { LoadedConfiguration, ServerConfig } from './load-configuration.js';

/** A setting as it holds, for people: secrets are masked. */
export interface ShownSetting {
  readonly key: string;
  readonly value: string;
  readonly source: string;
}

const mask = '••••••';

/** Every setting with its value and where that comes from; those of sections that are switched off are left out. */
export function shownSettings({ config, sources }: LoadedConfiguration): readonly ShownSetting[] {
  return knownSettings.flatMap((setting) => {
    const { key } = setting;
    const value = valueAt(config, key);
    if (value === undefined) return [];
    return [{ key, value: shown(setting, value), source: sources.get(key) ?? 'default' }];
  });
}

/** The same without where each comes from. */
export function effectiveSettings(config: ServerConfig): readonly Omit<ShownSetting, 'source'>[] {
  const all = shownSettings({ config, sources: new Map(), file: undefined });
  return all.map(({ key, value }) => ({ key, value }));
}

function shown({ secret, kind }: KnownSetting, value: unknown): string {
  if (secret) return mask;
  if (kind === 'text') return value as string;
  if (kind === 'list') return (value as readonly string[]).join(', ');
  if (kind !== 'objects') return JSON.stringify(value);
  return (
    (value as readonly { readonly name: string }[]).map(({ name }) => name).join(', ') || 'none'
  );
}

function valueAt(config: ServerConfig, key: string): unknown {
  let value: unknown = config;
  for (const step of key.split('.'))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
  return value;
}
