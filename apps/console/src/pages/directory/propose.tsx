import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import { cellsOf, changedCells, correctable } from './correction.js';
import type { WholePoint } from './directory-data.js';

/** A correction that somebody else decides about. */
export function Propose({ point }: { readonly point: WholePoint }) {
  const words = useWords();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const before = cellsOf(point);
  const [isOpen, setOpen] = useState(false);
  const [cells, setCells] = useState(before);
  const [note, setNote] = useState('');
  const values = changedCells(before, cells);
  return (
    <>
      <Button
        className="button"
        onPress={() => {
          setCells(before);
          setOpen(true);
        }}
      >
        <Words id="point.propose" />…
      </Button>
      <Confirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={words('point.propose-title', { point: point.contactPointId })}
        act={words('point.propose')}
        isIncomplete={Object.keys(values).length === 0}
        onConfirm={async () => {
          const { contactPointId } = point;
          const said = note.trim() === '' ? {} : { note };
          await api.POST('/api/v1/proposals', {
            body: { contactPointId, values, ...said } as never,
          });
          await queries.invalidateQueries({ queryKey: ['proposals'] });
          navigate('/proposals');
        }}
      >
        <p>
          <Words id="point.propose-told" />
        </p>
        {correctable.map((name) => (
          <TextField
            key={name}
            label={words(`point.field.${name}`)}
            path={`values.${name}`}
            value={cells[name]}
            onChange={(value) => setCells({ ...cells, [name]: value })}
            autoComplete="off"
          />
        ))}
        <TextField
          label={words('point.propose-note')}
          path="note"
          value={note}
          onChange={setNote}
          rows={2}
        />
      </Confirm>
    </>
  );
}
