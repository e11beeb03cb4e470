import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { SelectField, TextField } from '../../parts/fields/fields.jsx';
import { useWords } from '../../words/words.jsx';
import { kinds, kindWord, type Activity, type ActivityKind } from './activity-columns.js';
import { bodyOf, typedOf, type Typed } from './typed-activity.js';

interface ActivityFormProps {
  /** By which the server knows whether it still is as it was seen. */
  readonly tag?: string | undefined;
  readonly activity?: Activity & { readonly notes: string | null };
  readonly onClose: () => void;
}

/** Records an activity, or amends one: then it says why, and what was said before stays in history. */
export function ActivityForm({ activity, tag, onClose }: ActivityFormProps) {
  const words = useWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>(() => typedOf(activity));
  const isNew = activity === undefined;
  const type = (name: keyof Typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const send = async () => {
    const params = { path: { activityId: activity?.activityId ?? typed.id } };
    const body = bodyOf(typed);
    const header = tag === undefined ? {} : { 'If-Match': tag };
    try {
      await (isNew
        ? api.PUT('/api/v1/activities/{activityId}', { params, body: body as never })
        : api.PATCH('/api/v1/activities/{activityId}', {
            params: { ...params, header },
            body: { ...body, reason: typed.reason } as never,
          }));
    } catch (error) {
      if (!(error instanceof ProblemError && error.problem.status === 412)) throw error;
      throw new Error(words('activities.moved'), { cause: error });
    }
    await queries.invalidateQueries({ queryKey: ['activities'] });
    await queries.invalidateQueries({ queryKey: ['activity', params.path.activityId] });
  };
  const field = (name: Exclude<keyof Typed, 'kind'>, more: object = {}) => (
    <TextField
      key={name}
      label={words(`activities.field.${name}`)}
      path={name}
      value={typed[name]}
      onChange={type(name)}
      {...more}
    />
  );
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={words(isNew ? 'activities.record' : 'activities.amend')}
      act={words(isNew ? 'activities.record' : 'activities.amend')}
      isIncomplete={
        typed.title === '' || typed.from === '' || (isNew ? typed.id === '' : typed.reason === '')
      }
      onConfirm={send}
    >
      {isNew ? field('id', { isRequired: true }) : null}
      <SelectField<ActivityKind>
        label={words('activities.kind')}
        value={typed.kind}
        onChange={type('kind')}
        options={kinds.map((value) => ({ value, label: words(kindWord(value)) }))}
      />
      {field('title', { isRequired: true })}
      {field('from', { type: 'date', isRequired: true })}
      {field('until', { type: 'date' })}
      {field('venue')}
      {field('heldIn')}
      {field('statesHelped')}
      {field('contributingContactPoints')}
      {field('partnerNetworks')}
      {field('notes', { rows: 2 })}
      {isNew ? null : field('reason', { isRequired: true })}
    </Confirm>
  );
}
