import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidInput, limits, type InputIssue } from '#kernel';
import { templateFaults } from '../domain/template-faults.js';
import type { Template, TemplateText } from '../domain/template.js';
import { TemplateTextDto } from './template.dto.js';

type JsonMembers = Readonly<Record<string, unknown>>;

/** A template from what JSON held, such as the body of a request. @throws InvalidInput with every field that is wrong, by its path. */
export function templateFrom(source: string, value: unknown): Template {
  const issues: InputIssue[] = [];
  const languages: Record<string, TemplateText> = {};
  for (const [tag, words] of Object.entries(languagesIn(source, value))) {
    const path = `languages.${tag}`;
    const found = formIssues(source, path, words);
    issues.push(...found);
    if (found.length > 0 || !isObject(words)) continue;
    const dto = plainToInstance(TemplateTextDto, words);
    const errors = validateSync(dto, {
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
    });
    issues.push(...errors.flatMap((error) => issuesOf(error, path, source)));
    languages[tag] = instanceToPlain(dto, { exposeUnsetFields: false }) as TemplateText;
  }
  throwIfAny(issues);
  const template = { languages };
  throwIfAny(
    templateFaults(template).map(({ path, message }) => ({ where: { source, path }, message })),
  );
  return template;
}

function languagesIn(source: string, value: unknown): JsonMembers {
  const expected = 'expected {"languages": {"en": {"subject", "body", "short"}}}';
  if (!isObject(value)) throw refused(source, expected);
  const unknown = Object.keys(value).filter((key) => key !== 'languages');
  throwIfAny(unknown.map((path) => ({ where: { source, path }, message: notKnown })));
  const { languages } = value;
  if (!isObject(languages)) throw refused(source, expected, { path: 'languages' });
  const count = Object.keys(languages).length;
  if (count > limits.templateLanguagesMax)
    throw refused(source, `expected at most ${limits.templateLanguagesMax} languages`, {
      path: 'languages',
    });
  return languages;
}

/** What no validator is to see: members that every object has, and lists where an object belongs. */
function formIssues(source: string, path: string, words: unknown): readonly InputIssue[] {
  if (!isObject(words))
    return [{ where: { source, path }, message: 'expected {"subject", "body", "short"}' }];
  return Object.entries(words).flatMap(([key, value]): readonly InputIssue[] => {
    const place = { source, path: `${path}.${key}` };
    if (key in {}) return [{ where: place, message: notKnown }];
    if (Array.isArray(value)) return [{ where: place, message: 'expected no list' }];
    if (!isObject(value)) return [];
    return Object.keys(value).flatMap((inner) =>
      inner in {}
        ? [{ where: { source, path: `${path}.${key}.${inner}` }, message: notKnown }]
        : [],
    );
  });
}

const notKnown = 'is not a known setting; remove it';

function issuesOf(error: ValidationError, parent: string, source: string): readonly InputIssue[] {
  const path = `${parent}.${error.property}`;
  const below = error.children ?? [];
  if (below.length > 0) return below.flatMap((child) => issuesOf(child, path, source));
  const [[rule, message] = []] = Object.entries(error.constraints ?? {});
  if (message === undefined) return [];
  return [
    { where: { source, path }, message: rule === 'whitelistValidation' ? notKnown : message },
  ];
}

function isObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function throwIfAny(issues: readonly InputIssue[]): void {
  if (issues.length === 0) return;
  const listed = issues.slice(0, limits.importErrorsMax);
  throw new InvalidInput(listed, issues.length - listed.length);
}

function refused(source: string, message: string, place: object = {}): InvalidInput {
  return new InvalidInput([{ where: { source, ...place }, message }]);
}
