import { createContext, useContext, type ReactNode } from 'react';
import { ProblemError } from '../../api/problem.js';

/** What the server said of each field, by its path in the body. */
type Told = ReadonlyMap<string, string>;

const FieldProblemsContext = createContext<Told>(new Map());

/** Fields inside show what the server says of their `path`; what belongs to none of them ProblemNotice tells. */
export function FieldProblems({
  error,
  children,
}: {
  readonly error: Error | null | undefined;
  readonly children: ReactNode;
}) {
  return <FieldProblemsContext value={toldOf(error)}>{children}</FieldProblemsContext>;
}

export function useFieldProblem(path: string | undefined): string | undefined {
  const told = useContext(FieldProblemsContext);
  return path === undefined ? undefined : told.get(path);
}

/** In one sentence, or one for each thing that is wrong. */
export function ProblemNotice({ error }: { readonly error: Error | null | undefined }) {
  if (error === null || error === undefined) return null;
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  return (
    <div className="notice" data-kind="warn" role="alert">
      {issues.length === 0 ? (
        <p>{error.message}</p>
      ) : (
        <ul className="plain">
          {issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path === undefined ? null : <strong>{path} </strong>}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function toldOf(error: Error | null | undefined): Told {
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  return new Map(
    issues.flatMap(({ path, message }) => (path === undefined ? [] : [[path, message]])),
  );
}
