import { knownSections, knownSettings, type KnownSetting } from '../known-settings.js';

/** The rows of docs/configuration.md, section by section: key, variable, default, meaning. */
export function settingsTable(): string {
  const sections = new Map<string, KnownSetting[]>();
  for (const setting of knownSettings) {
    const section = setting.key.split('.').slice(0, -1).join('.');
    sections.set(section, [...(sections.get(section) ?? []), setting]);
  }
  return [...sections]
    .flatMap(([section, settings]) => [
      section === '' ? '### The server' : `### \`${section}\`: ${knownSections.get(section)}`,
      '',
      '| key | variable | default | meaning |',
      '| --- | --- | --- | --- |',
      ...settings.map(row),
      '',
    ])
    .join('\n');
}

function row({ key, variable, about, secret, ...setting }: KnownSetting): string {
  const meaning = secret ? `${about}. Secret.` : `${about}.`;
  return `| \`${key}\` | \`${variable}\` | ${defaultOf(setting)} | ${meaning} |`;
}

function defaultOf({
  required,
  otherwise,
  default: value,
}: Pick<KnownSetting, 'required' | 'otherwise' | 'default'>): string {
  if (required) return 'needed';
  if (otherwise !== undefined) return otherwise;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'none';
  if (Array.isArray(value)) return `\`${value.join(', ')}\``;
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
