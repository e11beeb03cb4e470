import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { paths } from '../../api/schema.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { TextField } from '../../parts/fields/fields.jsx';
import { useFormat } from '../../parts/use-format.js';
import { mail as catalogue } from '../../words/en/mail.js';
import type { WordId } from '../../words/index.js';
import { useWords, Words } from '../../words/words.jsx';

type Mail = paths['/api/v1/mail']['get']['responses']['200']['content']['application/json'][number];

/** One mail, and what a person finds it to be. */
export function WaitingMail({ mail }: { readonly mail: Mail }) {
  const format = useFormat();
  const [act, setAct] = useState<'assign' | 'dismiss'>();
  const { sender, subject, excerpt, receivedAt, reason } = mail;
  return (
    <article className="panel">
      <header>
        <div>
          <h2>{subject ?? <Words id="mail.no-subject" />}</h2>
          <p className="soft">
            {sender} · {format.instant(receivedAt)}
          </p>
        </div>
        <div className="actions">
          <Button className="button" onPress={() => setAct('dismiss')}>
            <Words id="mail.dismiss" />…
          </Button>
          <Button className="button primary" onPress={() => setAct('assign')}>
            <Words id="mail.assign" />…
          </Button>
        </div>
      </header>
      <p>
        <strong>
          <Words id={reasonWord(reason)} />
        </strong>
      </p>
      {excerpt === null ? null : <blockquote>{excerpt}</blockquote>}
      <Assign mail={mail} isOpen={act === 'assign'} onClose={() => setAct(undefined)} />
      <Dismiss mail={mail} isOpen={act === 'dismiss'} onClose={() => setAct(undefined)} />
    </article>
  );
}

function reasonWord(reason: string): WordId {
  const id = `mail.reason.${reason}`;
  return id in catalogue ? (id as keyof typeof catalogue) : 'mail.reason.nothing-known';
}

interface Deciding {
  readonly mail: Mail;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Assign({ mail: { mailId, candidates, receivedAt }, isOpen, onClose }: Deciding) {
  const words = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const [first] = candidates;
  const [campaignId, setCampaign] = useState(first?.campaignId ?? '');
  const [contactPointId, setContactPoint] = useState(first?.contactPointId ?? '');
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={words('mail.assign-title')}
      act={words('mail.assign')}
      isIncomplete={campaignId === '' || contactPointId === ''}
      onConfirm={async () => {
        await api.POST('/api/v1/mail/{mailId}/assign', {
          params: { path: { mailId } },
          body: { campaignId, contactPointId },
        });
        await queries.invalidateQueries({ queryKey: ['mail'] });
      }}
    >
      <p>
        <Words id="mail.assign-told" values={{ at: format.instant(receivedAt) }} />
      </p>
      <TextField
        label={words('mail.campaign')}
        path="campaignId"
        value={campaignId}
        onChange={setCampaign}
        isRequired
      />
      <TextField
        label={words('mail.contact-point')}
        path="contactPointId"
        value={contactPointId}
        onChange={setContactPoint}
        isRequired
      />
    </Confirm>
  );
}

function Dismiss({ mail: { mailId }, isOpen, onClose }: Deciding) {
  const words = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={words('mail.dismiss-title')}
      act={words('mail.dismiss')}
      isIncomplete={reason.trim() === ''}
      onConfirm={async () => {
        await api.POST('/api/v1/mail/{mailId}/dismiss', {
          params: { path: { mailId } },
          body: { reason },
        });
        await queries.invalidateQueries({ queryKey: ['mail'] });
      }}
    >
      <TextField
        label={words('mail.dismiss-reason')}
        path="reason"
        value={reason}
        onChange={setReason}
        rows={2}
        isRequired
      />
    </Confirm>
  );
}
