import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { ToldProposal } from '../directory/directory-data.js';

/** Somebody else's decision; where the server says no, it says why in the dialog. */
export function Decide({ proposal }: { readonly proposal: ToldProposal }) {
  const words = useWords();
  const queries = useQueryClient();
  const [act, setAct] = useState<'approve' | 'reject'>();
  const [reason, setReason] = useState('');
  const { proposalId, partyName, contactPointId, fields, overtaken } = proposal;
  const point = `${partyName ?? ''} (${contactPointId})`;
  const params = { path: { proposalId } };
  const close = () => setAct(undefined);
  const refresh = () => queries.invalidateQueries({ queryKey: ['proposals'] });
  return (
    <div className="actions">
      <Button className="button" onPress={() => setAct('reject')}>
        <Words id="proposals.reject" />…
      </Button>
      <Button
        className="button primary"
        isDisabled={overtaken.length > 0}
        onPress={() => setAct('approve')}
      >
        <Words id="proposals.approve" />…
      </Button>
      <Confirm
        isOpen={act === 'approve'}
        onClose={close}
        title={words('proposals.approve.title', { point })}
        act={words('proposals.approve')}
        onConfirm={async () => {
          await api.POST('/api/v1/proposals/{proposalId}/approve', { params });
          await refresh();
        }}
      >
        <p>
          <Words id="proposals.approve.what" values={{ fields: fields.length }} />
        </p>
      </Confirm>
      <Confirm
        isOpen={act === 'reject'}
        onClose={close}
        title={words('proposals.reject.title', { point })}
        act={words('proposals.reject')}
        isIncomplete={reason.trim() === ''}
        onConfirm={async () => {
          await api.POST('/api/v1/proposals/{proposalId}/reject', { params, body: { reason } });
          await refresh();
        }}
      >
        <TextField
          label={words('proposals.reject.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          isRequired
        />
      </Confirm>
    </div>
  );
}
