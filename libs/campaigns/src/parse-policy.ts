import { isUtf8 } from 'node:buffer';
import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { IssueCollector } from '#directory';
import { InvalidInput, limits } from '#kernel';
import { defaultPolicy, policyFaults, type Policy } from './domain/policy.js';
import { PolicyDto } from './policy.dto.js';

/**
 * A policy from a JSON file; what it leaves out is as in the default policy.
 * @throws InvalidInput with every field that is wrong, by its path.
 */
export function parsePolicy(source: string, bytes: Buffer): Policy {
  const raw = objectIn(source, bytes);
  const issues = new IssueCollector();
  checkForm(source, raw, issues);
  issues.throwIfAny();
  const dto = plainToInstance(PolicyDto, raw);
  const errors = validateSync(dto, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
  });
  for (const error of errors) collect(error, '', source, issues);
  issues.throwIfAny();
  const given = instanceToPlain(dto, { exposeUnsetFields: false }) as Partial<Policy>;
  const policy = { ...defaultPolicy, ...given };
  for (const { path, message } of policyFaults(policy)) issues.add({ source, path }, message);
  issues.throwIfAny();
  return policy;
}

/** What no validator is to see: members that are no settings by any name, and lists where an object belongs. */
function checkForm(source: string, raw: JsonMembers, issues: IssueCollector): void {
  for (const key of Object.keys(raw))
    if (key in {}) issues.add({ source, path: key }, 'is not a known setting; remove it');
  const { steps } = raw;
  if (steps === undefined) return;
  if (!Array.isArray(steps)) {
    issues.add({ source, path: 'steps' }, 'expected a list of steps; [] for none');
    return;
  }
  if (steps.length > limits.policyStepsMax) {
    issues.add({ source, path: 'steps' }, `expected at most ${limits.policyStepsMax} steps`);
    return;
  }
  steps.forEach((step: unknown, index) => {
    const path = `steps[${index}]`;
    if (!isObject(step)) issues.add({ source, path }, 'expected a step: {"after", "do", "to"}');
    else if (step['repeat'] !== undefined && !isObject(step['repeat']))
      issues.add(
        { source, path: `${path}.repeat` },
        'expected {"every": duration, "times": number}',
      );
  });
}

type JsonMembers = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(source: string, bytes: Buffer): JsonMembers {
  const refuse = (message: string, place: object = {}): InvalidInput =>
    new InvalidInput([{ where: { source, ...place }, message }]);
  if (bytes.length > limits.policyBytesMax)
    throw refuse(`is ${bytes.length} bytes long; expected at most ${limits.policyBytesMax}`);
  if (!isUtf8(bytes)) throw refuse('is not UTF-8; save it as UTF-8');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw refuse(`this is not JSON (${message})`, placeOf(message, text));
  }
  if (isObject(value)) return value;
  throw refuse('expected a JSON object with "steps", such as {"steps": []}');
}

/** V8 names the offset at which parsing stopped, except at the end of the text. */
function placeOf(message: string, text: string): { line: number; column: number } {
  const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function collect(
  error: ValidationError,
  parent: string,
  source: string,
  issues: IssueCollector,
): void {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : [parent, error.property].filter(Boolean).join('.');
  const below = error.children ?? [];
  for (const child of below) collect(child, path, source, issues);
  if (below.length > 0) return;
  for (const [rule, message] of Object.entries(error.constraints ?? {}))
    issues.add(
      { source, path },
      rule === 'whitelistValidation' ? 'is not a known setting; remove it' : message,
    );
}
