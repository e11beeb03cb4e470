import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { ChoiceField, TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { PhoneTask } from './phone-tasks.jsx';

const outcomes = ['answered', 'no-answer', 'wrong-number', 'refused', 'not-needed'] as const;
type Outcome = (typeof outcomes)[number];

/** What came of a call. An answer counts from now, like any other. */
export function CallOutcome({
  task: { taskId, contactPointId, partyName },
  onClose,
  onRecorded,
}: {
  readonly task: PhoneTask;
  readonly onClose: () => void;
  readonly onRecorded: () => void;
}) {
  const words = useWords();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('answered');
  const [grade, setGrade] = useState<'human' | 'responsible-officer'>('responsible-officer');
  const [answeredBy, setAnsweredBy] = useState('');
  const [note, setNote] = useState('');
  const answer = {
    grade,
    ...(answeredBy.trim() === '' ? {} : { answeredBy: answeredBy.trim() }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
  const record = async () => {
    const body = outcome === 'answered' ? { outcome, answer } : { outcome };
    await api.POST('/api/v1/phone-tasks/{taskId}/completion', {
      params: { path: { taskId } },
      body,
    });
    await queries.invalidateQueries({ queryKey: ['phone-tasks'] });
    onRecorded();
  };
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={words('calls.title-of', { party: partyName })}
      act={words('calls.record')}
      onConfirm={record}
    >
      <p>
        <Words id="calls.told" values={{ contactPoint: contactPointId }} />
      </p>
      <ChoiceField
        legend={words('calls.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={outcomes.map((value) => ({ value, label: words(`why.outcome.${value}`) }))}
      />
      {outcome !== 'answered' ? null : (
        <>
          <ChoiceField
            legend={words('calls.grade')}
            value={grade}
            onChange={setGrade}
            options={(['responsible-officer', 'human'] as const).map((value) => ({
              value,
              label: words(`calls.grade.${value}`),
            }))}
          />
          <TextField
            label={words('calls.answered-by')}
            path="answer.answeredBy"
            value={answeredBy}
            onChange={setAnsweredBy}
            autoComplete="off"
          />
          <TextField
            label={words('calls.note')}
            path="answer.note"
            value={note}
            onChange={setNote}
            rows={2}
          />
        </>
      )}
    </Confirm>
  );
}
