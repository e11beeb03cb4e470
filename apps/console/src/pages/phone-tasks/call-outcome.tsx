import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { ChoiceField, TextField } from '../../parts/fields/fields.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { Task } from './phone-task.jsx';

const outcomes = ['answered', 'no-answer', 'wrong-number', 'refused', 'not-needed'] as const;
type Outcome = (typeof outcomes)[number];

/** What came of a call; an answer is recorded as of the moment it was given. */
export function CallOutcome({
  task: { taskId, party, contactPointId },
  isOpen,
  onClose,
}: {
  readonly task: Task;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('answered');
  const [answeredBy, setAnsweredBy] = useState('');
  const [note, setNote] = useState('');
  const enter = async () => {
    const said = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text });
    const answer = { ...said('answeredBy', answeredBy), ...said('note', note) };
    await api.POST('/api/v1/phone-tasks/{taskId}/completion', {
      params: { path: { taskId } },
      body: (outcome === 'answered' ? { outcome, answer } : { outcome }) as never,
    });
    await queries.invalidateQueries({ queryKey: ['phone-tasks'] });
  };
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={words('phone.outcome-of', { point: `${format.region(party)} (${contactPointId})` })}
      act={words('phone.record')}
      onConfirm={enter}
    >
      <ChoiceField
        legend={words('phone.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={outcomes.map((value) => ({ value, label: words(`phone.outcome.${value}`) }))}
      />
      {outcome === 'answered' ? (
        <>
          <TextField
            label={words('phone.answered-by')}
            path="answer.answeredBy"
            value={answeredBy}
            onChange={setAnsweredBy}
          />
          <TextField
            label={words('phone.note')}
            path="answer.note"
            value={note}
            onChange={setNote}
            rows={2}
          />
        </>
      ) : (
        <p className="soft">
          <Words id="phone.outcome-told" />
        </p>
      )}
    </Confirm>
  );
}
