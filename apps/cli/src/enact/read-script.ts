import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { LineCounter, parseDocument, visit } from 'yaml';
import { IssueCollector, readImportFile } from '#directory';
import { InvalidInput, parseInstant, type Instant } from '#kernel';
import { ScriptDto } from './script.dto.js';

export interface ScriptStep {
  readonly at: Instant;
  readonly run?: readonly string[];
  /** Who types the command. */
  readonly as: string;
  readonly answers?: {
    readonly campaign: string;
    readonly file: string;
    readonly directory: string;
  };
}

/** @throws InvalidInput with every step that is wrong, by its place in the list. */
export async function readScript(path: string): Promise<readonly ScriptStep[]> {
  const bytes = await readImportFile(path);
  const lines = new LineCounter();
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines });
  const issues = new IssueCollector();
  for (const { message, linePos } of document.errors) {
    const { line, col: column } = linePos?.[0] ?? { line: 1, col: 1 };
    issues.add({ source: path, line, column }, message.split('\n')[0] ?? message);
  }
  visit(document, {
    // A few of them can stand for more than there is room for, or for themselves.
    Alias: (_, { source, range }) => {
      const { line, col: column } = lines.linePos(range?.[0] ?? 0);
      issues.add(
        { source: path, line, column },
        `is an alias, *${source}; write out what it means`,
      );
    },
  });
  issues.throwIfAny();
  const dto = plainToInstance(ScriptDto, document.toJS() as unknown);
  if (!(dto instanceof ScriptDto))
    throw new InvalidInput([{ where: { source: path }, message: 'expected "steps: [...]"' }]);
  for (const error of validateSync(dto, { whitelist: true, forbidNonWhitelisted: true }))
    collect(error, '', path, issues);
  issues.throwIfAny();
  const instantOf = (at: string, index: number) => {
    try {
      return parseInstant(at);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      issues.add({ source: path, path: `steps[${index}].at` }, `there is no instant ${at}`);
      return undefined;
    }
  };
  const instants = dto.steps.map(({ at }, index) => instantOf(at, index));
  issues.throwIfAny();
  const steps = dto.steps.map(({ run, as = 'secretariat', answers }, index): ScriptStep => ({
    at: instants[index] as Instant,
    as,
    ...(run === undefined ? {} : { run }),
    ...(answers === undefined ? {} : { answers }),
  }));
  steps.forEach(({ at }, index) => {
    const before = steps[index - 1]?.at;
    if (before !== undefined && at < before)
      issues.add(
        { source: path, path: `steps[${index}].at` },
        `lies before ${before} of the step above; time only goes on`,
      );
  });
  issues.throwIfAny();
  return steps;
}

function collect(
  { property, children = [], constraints = {} }: ValidationError,
  parent: string,
  source: string,
  issues: IssueCollector,
): void {
  const path = /^\d+$/.test(property)
    ? `${parent}[${property}]`
    : [parent, property].filter(Boolean).join('.');
  for (const child of children) collect(child, path, source, issues);
  for (const [rule, message] of Object.entries(constraints))
    issues.add(
      { source, path },
      rule === 'whitelistValidation' ? 'is not known here; remove it' : message,
    );
}
