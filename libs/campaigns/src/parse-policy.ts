import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidInput, type InputIssue } from '#kernel';
import { defaultPolicy, policyFaults, type Policy } from './domain/policy.js';
import { PolicyDto } from './policy.dto.js';

/**
 * A policy from a JSON file; what it leaves out is as in the default policy.
 * @throws InvalidInput with every field that is wrong, by its path.
 */
export function parsePolicy(source: string, text: string): Policy {
  const dto = plainToInstance(PolicyDto, objectIn(source, text));
  const errors = validateSync(dto, { whitelist: true, forbidNonWhitelisted: true });
  const issues = errors.flatMap((error) => issuesOf(error, '', source));
  if (issues.length > 0) throw new InvalidInput(issues);
  const policy = {
    ...defaultPolicy,
    ...(instanceToPlain(dto, { exposeUnsetFields: false }) as Policy),
  };
  const faults = policyFaults(policy);
  if (faults.length > 0)
    throw new InvalidInput(
      faults.map(({ path, message }) => ({ where: { source, path }, message })),
    );
  return policy;
}

function objectIn(source: string, text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InvalidInput([
      { where: { source, ...placeOf(message, text) }, message: `this is not JSON (${message})` },
    ]);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new InvalidInput([
    { where: { source }, message: 'expected a JSON object with "steps", such as {"steps": []}' },
  ]);
}

/** V8 names the offset at which parsing stopped, except at the end of the text. */
function placeOf(message: string, text: string): { line: number; column: number } {
  const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function issuesOf(error: ValidationError, parent: string, source: string): readonly InputIssue[] {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : [parent, error.property].filter(Boolean).join('.');
  const below = (error.children ?? []).flatMap((child) => issuesOf(child, path, source));
  if (below.length > 0) return below;
  return Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    where: { source, path },
    message: rule === 'whitelistValidation' ? 'is not a known setting; remove it' : message,
  }));
}
