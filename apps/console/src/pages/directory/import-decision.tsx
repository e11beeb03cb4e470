import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { ProblemNotice } from '../../parts/fields/field-problems.jsx';
import { useWords, Words } from '../../words/words.jsx';
import { csvBody } from './csv-body.js';
import type { ImportDifference } from './directory-data.js';
import { useVocabulary } from './use-vocabulary.js';

interface Change {
  readonly id: string;
  readonly about: string;
  readonly kind: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}
const idOf = ({ id, field }: Change) => `${id} ${field}`;
const groupOf = ({ about, kind }: Change) => `${about}${kind === '' ? '' : ` · ${kind}`}`;

export function ImportDecision({
  text,
  difference,
  onDone,
}: {
  readonly text: string;
  readonly difference: ImportDifference;
  readonly onDone: (told: string) => void;
}) {
  const words = useWords();
  const [isApplying, setApplying] = useState(false);
  const [error, setError] = useState<Error>();
  const { parties, contactPoints, unchanged } = difference;
  const counts = { points: contactPoints.length, parties: parties.length, unchanged };

  async function apply(): Promise<void> {
    const { data } = await api.POST('/api/v1/directory/imports', csvBody(text));
    onDone(words('import.applied', { ...data! }));
  }
  async function propose(): Promise<void> {
    try {
      const { data } = await api.POST('/api/v1/directory/imports/proposals', csvBody(text));
      onDone(words('import.proposed', { ...data!, left: data!.left.length }));
    } catch (thrown) {
      setError(thrown as Error);
    }
  }

  if (contactPoints.length + parties.length === 0)
    return (
      <p className="notice" role="status">
        <Words id="import.none" />
      </p>
    );
  return (
    <section className="panel">
      <header>
        <h2>
          <span role="status">
            <Words id="import.difference" values={counts} />
          </span>
        </h2>
        <div className="actions">
          <Button className="button" onPress={() => void propose()}>
            <Words id="import.propose" />
          </Button>
          <Button className="button primary" onPress={() => setApplying(true)}>
            <Words id="import.apply" />…
          </Button>
        </div>
      </header>
      <ProblemNotice error={error} />
      <Changes difference={difference} />
      <Confirm
        isOpen={isApplying}
        onClose={() => setApplying(false)}
        title={words('import.apply.title')}
        act={words('import.apply')}
        phrase={words('import.apply.phrase')}
        onConfirm={apply}
      >
        <p>
          <Words id="import.apply.what" values={counts} />
        </p>
      </Confirm>
    </section>
  );
}

function Changes({ difference }: { readonly difference: ImportDifference }) {
  const words = useWords();
  const vocabulary = useVocabulary();
  const rows = useMemo(
    (): readonly Change[] => [
      ...difference.parties.map(({ party, ...change }) => ({
        ...change,
        id: party,
        about: party,
        kind: '',
      })),
      ...difference.contactPoints.flatMap(({ contactPointId, partyName, kind, changes }) =>
        changes.map((change) => ({
          ...change,
          id: contactPointId,
          about: `${partyName} (${contactPointId})`,
          kind: vocabulary('kind', kind),
        })),
      ),
    ],
    [difference, vocabulary],
  );
  const columns = useMemo(
    (): readonly TableColumn<Change>[] => [
      { id: 'field', head: words('import.field'), value: ({ field }) => field },
      { id: 'before', head: words('import.before'), value: ({ before }) => before },
      { id: 'after', head: words('import.after'), value: ({ after }) => after },
    ],
    [words],
  );
  return (
    <DataTable
      name="import-difference"
      caption={words('versions.differences')}
      columns={columns}
      rows={rows}
      idOf={idOf}
      groupOf={groupOf}
      empty={<Words id="import.none" />}
    />
  );
}
