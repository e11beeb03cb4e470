import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { IssueCollector } from '#directory';
import { limits, type InputIssue } from '#kernel';
import {
  fileSuffix,
  isOtherVariable,
  knownSections,
  settingOf,
  settingOfVariable,
  unknownKey,
  unknownVariable,
  variablePrefix,
  type KnownSetting,
} from './known-settings.js';

type Place = InputIssue['where'];

/** A value that somebody gave a setting, and where. */
export interface Given {
  readonly setting: KnownSetting;
  readonly value: unknown;
  readonly place: Place;
  /** For people: `rollcall.config.yaml:3`, `ROLLCALL_SMTP_HOST`, `--set smtp.host`. */
  readonly source: string;
}

const fileNames = ['rollcall.config.json', 'rollcall.config.yaml', 'rollcall.config.yml'];

/** The configuration file of a directory: none, or the only one. */
export function findConfigurationFile(cwd: string, issues: IssueCollector): string | undefined {
  const found = fileNames.filter((name) => existsSync(join(cwd, name)));
  if (found.length > 1)
    issues.add({ source: cwd }, `holds ${found.join(' and ')}; keep one of them`);
  return found[0];
}

/** JSON is YAML (YAML 1.2), so one reader knows the line of every key of both. */
export function givenByFile(cwd: string, file: string, issues: IssueCollector): readonly Given[] {
  const text = textOf(cwd, file, { source: file }, issues);
  if (text === undefined) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const { message, pos } of document.errors) {
    const { line, col } = lines.linePos(pos[0]);
    issues.add({ source: file, line, column: col }, message.split('\n')[0] ?? message);
  }
  if (document.errors.length > 0 || document.contents === null) return [];
  if (!isMap(document.contents)) {
    issues.add({ source: file }, 'expected settings, such as "http: {port: 8247}"');
    return [];
  }
  return new FileReader(file, document, lines, issues).below(document.contents, []);
}

class FileReader {
  constructor(
    private readonly file: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly issues: IssueCollector,
  ) {}

  below(map: YAMLMap, path: readonly string[]): readonly Given[] {
    return map.items.flatMap((pair) => {
      if (!isPair(pair) || !isScalar(pair.key)) return [];
      const key = [...path, String(pair.key.value)];
      const [place, name] = [this.placeOf(pair.key, key), key.join('.')];
      const isSection = knownSections.has(name);
      const value = pair.value as Node | null;
      if (isSection && isMap(value) && value.items.length > 0) return this.below(value, key);
      const setting = settingOf(name);
      if (isSection)
        this.issues.add(
          place,
          'expected at least one setting below it; leave it out to switch it off',
        );
      else if (setting === undefined) this.issues.add(place, unknownKey(name));
      else if (value === null || (isScalar(value) && value.value === null))
        this.issues.add(place, 'is empty; give it a value or leave it out');
      else {
        const source = `${this.file}:${place.line ?? 1}`;
        return [{ setting, value: value.toJS(this.document) as unknown, place, source }];
      }
      return [];
    });
  }

  private placeOf(key: Node, path: readonly string[]): Place {
    const { line, col } = this.lines.linePos(key.range?.[0] ?? 0);
    return { source: this.file, line, column: col, path: path.join('.') };
  }
}

/** An empty variable counts as not set: compose files pass them so. */
export function givenByEnvironment(
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
  issues: IssueCollector,
): readonly Given[] {
  const names = Object.keys(environment).filter((name) => name.startsWith(variablePrefix));
  return names.toSorted().flatMap((name): readonly Given[] => {
    const text = environment[name];
    if (text === undefined || text === '' || isOtherVariable(name)) return [];
    const place = { source: name };
    const setting = settingOfVariable(name);
    if (setting !== undefined) return [given(setting, text, place, name)];
    const fromFile = name.endsWith(fileSuffix)
      ? settingOfVariable(name.slice(0, -fileSuffix.length))
      : undefined;
    if (fromFile === undefined) {
      issues.add(place, unknownVariable(name));
      return [];
    }
    if (environment[fromFile.variable]) {
      issues.add(place, `${fromFile.variable} is set as well; keep one of them`);
      return [];
    }
    const content = textOf(cwd, text, place, issues)?.replace(/\r?\n$/, '');
    return content === undefined ? [] : [given(fromFile, content, place, `${name}=${text}`)];
  });
}

/** @param flags what `--set KEY=VALUE` and the flags with a name of their own say, by key. */
export function givenByFlags(
  flags: Readonly<Record<string, string>>,
  issues: IssueCollector,
): readonly Given[] {
  return Object.entries(flags).flatMap(([key, text]): readonly Given[] => {
    const place = { source: 'command line', path: key };
    const setting = settingOf(key);
    if (setting === undefined) issues.add(place, unknownKey(key));
    else if (setting.secret)
      issues.add(
        place,
        `is a secret, and every user of this machine can read flags; set ${setting.variable}${fileSuffix} to the name of a file that holds it`,
      );
    else return [given(setting, text, place, 'command line')];
    return [];
  });
}

function given(setting: KnownSetting, text: string, place: Place, source: string): Given {
  return { setting, value: meant(setting, text), place, source };
}

/** The value that a text stands for; one that stands for nothing stays a text, and is refused as such. */
function meant({ kind }: KnownSetting, text: string): unknown {
  switch (kind) {
    case 'number':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'yes-or-no':
      return { true: true, false: false }[text] ?? text;
    case 'list':
      return text.split(',').map((item) => item.trim());
    case 'objects':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return text;
      }
    case 'text':
    case 'section':
      return text;
  }
}

function textOf(
  cwd: string,
  file: string,
  place: Place,
  issues: IssueCollector,
): string | undefined {
  // A variable's place does not say which file it names; a file's own place does.
  const named = place.source === file ? '' : `${file}: `;
  try {
    const bytes = readFileSync(file.startsWith('/') ? file : join(cwd, file));
    if (bytes.length <= limits.configurationBytesMax) return bytes.toString('utf8');
    issues.add(place, `${named}is longer than ${limits.configurationBytesMax} bytes`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    issues.add(place, `${named}${why}`);
  }
  return undefined;
}
