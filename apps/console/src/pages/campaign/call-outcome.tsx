import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { ChoiceField, TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { PhoneTask } from './phone-tasks.jsx';

const outcomes = ['answered', 'no-answer', 'wrong-number', 'refused', 'not-needed'] as const;
type Outcome = (typeof outcomes)[number];

interface Answered {
  readonly grade: 'human' | 'responsible-officer';
  readonly answeredBy: string;
  readonly note: string;
}

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
  const [answered, setAnswered] = useState<Answered>({
    grade: 'responsible-officer',
    answeredBy: '',
    note: '',
  });
  const record = async () => {
    const body = outcome === 'answered' ? { outcome, answer: answerOf(answered) } : { outcome };
    const params = { path: { taskId } };
    await api.POST('/api/v1/phone-tasks/{taskId}/completion', { params, body });
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
      {outcome === 'answered' ? <AnswerFields answered={answered} onChange={setAnswered} /> : null}
    </Confirm>
  );
}

function AnswerFields({
  answered,
  onChange,
}: {
  readonly answered: Answered;
  readonly onChange: (answered: Answered) => void;
}) {
  const words = useWords();
  return (
    <>
      <ChoiceField
        legend={words('calls.grade')}
        value={answered.grade}
        onChange={(grade) => onChange({ ...answered, grade })}
        options={(['responsible-officer', 'human'] as const).map((value) => ({
          value,
          label: words(`calls.grade.${value}`),
        }))}
      />
      <TextField
        label={words('calls.answered-by')}
        path="answer.answeredBy"
        value={answered.answeredBy}
        onChange={(answeredBy) => onChange({ ...answered, answeredBy })}
        autoComplete="off"
      />
      <TextField
        label={words('calls.note')}
        path="answer.note"
        value={answered.note}
        onChange={(note) => onChange({ ...answered, note })}
        rows={2}
      />
    </>
  );
}

function answerOf({ grade, answeredBy, note }: Answered) {
  return {
    grade,
    ...(answeredBy.trim() === '' ? {} : { answeredBy: answeredBy.trim() }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}
