import { useMemo } from 'react';
import type { ProblemIssue } from '../../api/problem.js';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { useWords, Words } from '../../words/words.jsx';

const idOf = ({ line, column, message }: ProblemIssue) => `${line}:${column} ${message}`;

/** What has to be corrected in a file, and where. */
export function ImportProblems({ issues }: { readonly issues: readonly ProblemIssue[] }) {
  const words = useWords();
  const columns = useMemo(
    (): readonly TableColumn<ProblemIssue>[] => [
      { id: 'line', head: words('import.line'), value: ({ line }) => line ?? null },
      { id: 'column', head: words('import.column'), value: ({ column }) => column ?? null },
      { id: 'problem', head: words('import.problem'), value: ({ message }) => message },
    ],
    [words],
  );
  return (
    <section className="panel">
      <p className="notice" data-kind="warn" role="alert">
        <Words id="import.problems" values={{ count: issues.length }} />
      </p>
      <DataTable
        name="import-problems"
        caption={words('import.problem')}
        columns={columns}
        rows={issues}
        idOf={idOf}
        empty=""
      />
    </section>
  );
}
