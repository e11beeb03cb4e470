import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { ProblemNotice } from '../../parts/fields/field-problems.jsx';
import { FileField } from '../../parts/fields/fields.jsx';
import { Loading } from '../../parts/loaded.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { ImportDifference } from './directory-data.js';
import { ImportDecision } from './import-decision.jsx';
import { ImportProblems } from './import-problems.jsx';
import { csvBody } from './csv-body.js';
import { Places } from './places.jsx';

type Looked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'difference'; readonly text: string; readonly difference: ImportDifference }
  | { readonly kind: 'done'; readonly told: string };

/** A file is looked at first; what it would change is decided upon afterwards. */
export default function ImportPage() {
  const words = useWords();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [looked, setLooked] = useState<Looked>({ kind: 'nothing' });

  async function look(chosen: File): Promise<void> {
    setFile(chosen);
    setLooked({ kind: 'looking' });
    try {
      const text = await chosen.text();
      const { data } = await api.POST('/api/v1/directory/imports/difference', csvBody(text));
      setLooked({ kind: 'difference', text, difference: data! });
    } catch (error) {
      setLooked({ kind: 'refused', error: error as Error });
    }
  }

  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="directory.import" />
        </h1>
      </div>
      <Places />
      <section className="panel">
        <FileField
          label={words('import.choose')}
          hint={words('import.hint')}
          accepts={['.csv', 'text/csv']}
          file={file}
          onChange={(chosen) => void look(chosen)}
        />
        <p>
          <a href="/api/v1/directory/export.csv" download>
            <Words id="import.template" />
          </a>
        </p>
      </section>
      {looked.kind === 'looking' ? <Loading /> : null}
      {looked.kind === 'refused' ? <Refused error={looked.error} /> : null}
      {looked.kind === 'difference' ? (
        <ImportDecision
          text={looked.text}
          difference={looked.difference}
          onDone={(told) => {
            setLooked({ kind: 'done', told });
            void queries.invalidateQueries();
          }}
        />
      ) : null}
      {looked.kind === 'done' ? (
        <p className="notice" role="status">
          {looked.told}
        </p>
      ) : null}
    </>
  );
}

function Refused({ error }: { readonly error: Error }) {
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  return issues.length === 0 ? <ProblemNotice error={error} /> : <ImportProblems issues={issues} />;
}
