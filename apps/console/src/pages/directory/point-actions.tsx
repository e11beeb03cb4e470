import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { WholePoint } from './directory-data.js';

type Act = 'confirm' | 'suspend' | 'reinstate' | 'withdraw';
const possible: Readonly<Record<string, readonly Act[]>> = {
  'to-be-confirmed': ['confirm', 'withdraw'],
  designated: ['suspend', 'withdraw'],
  suspended: ['reinstate', 'withdraw'],
};

/** What can be done to a contact point, on the condition that it still is as it was seen. */
export function PointActions({
  point,
  tag,
}: {
  readonly point: WholePoint;
  readonly tag: string | undefined;
}) {
  const words = useWords();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act>();
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const [reason, setReason] = useState('');
  const name = `${point.partyName} (${point.contactPointId})`;
  const isReasonMissing = act !== 'confirm' && reason.trim() === '';

  async function perform(): Promise<void> {
    if (act === undefined) return;
    const path = { contactPointId: point.contactPointId };
    const params = { path, header: tag === undefined ? {} : { 'If-Match': tag } };
    const root = '/api/v1/directory/contact-points/{contactPointId}';
    try {
      await (act === 'confirm'
        ? api.POST(`${root}/confirm`, { params, body: { designatedOn: day } })
        : api.POST(`${root}/${act}`, { params, body: { effectiveOn: day, reason } }));
    } catch (error) {
      if (!(error instanceof ProblemError && error.problem.status === 412)) throw error;
      throw new Error(words('point.act.moved', { point: name }), { cause: error });
    } finally {
      await queries.invalidateQueries();
    }
  }

  return (
    <div className="actions">
      {(possible[point.status] ?? []).map((one) => (
        <Button
          key={one}
          className={one === 'withdraw' ? 'button danger' : 'button'}
          onPress={() => setAct(one)}
        >
          <Words id={`point.act.${one}`} />…
        </Button>
      ))}
      <Confirm
        isOpen={act !== undefined}
        onClose={() => setAct(undefined)}
        title={act === undefined ? '' : words(`point.act.${act}`)}
        act={act === undefined ? '' : words(`point.act.${act}`)}
        phrase={act === 'withdraw' ? point.contactPointId : undefined}
        isDangerous={act === 'withdraw'}
        isIncomplete={day === '' || isReasonMissing}
        onConfirm={perform}
      >
        <p>{act === undefined ? null : words(`point.act.${act}.what`, { point: name })}</p>
        <TextField label={words('point.act.day')} type="date" value={day} onChange={setDay} />
        {act === 'confirm' ? null : (
          <TextField
            label={words('point.act.reason')}
            value={reason}
            onChange={setReason}
            isRequired
          />
        )}
      </Confirm>
    </div>
  );
}
