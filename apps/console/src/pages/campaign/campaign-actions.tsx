import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { Figures } from './board.js';
import type { Campaign } from './use-campaign.js';

type Act = 'pause' | 'resume' | 'close' | 'cancel';

/** What can be done by status. */
const actsIn: Readonly<Record<string, readonly Act[]>> = {
  planned: ['cancel'],
  scheduled: ['cancel'],
  running: ['pause', 'close', 'cancel'],
  paused: ['resume', 'close', 'cancel'],
};

export function CampaignActions({
  campaign: { campaignId, status },
  figures,
}: {
  readonly campaign: Campaign;
  readonly figures: Figures;
}) {
  const words = useWords();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Act>();
  const [reason, setReason] = useState('');
  const acts = actsIn[status] ?? [];
  if (acts.length === 0) return null;
  const needsReason = asked === 'pause' || asked === 'cancel';
  const isFinal = asked === 'close' || asked === 'cancel';
  const open = figures.asked - figures.answered - figures.late - figures.noAnswer;
  const params = { path: { campaignId } };
  const act = async () => {
    if (asked === 'pause' || asked === 'cancel')
      await api.POST(`/api/v1/campaigns/{campaignId}/${asked}`, { params, body: { reason } });
    if (asked === 'resume' || asked === 'close')
      await api.POST(`/api/v1/campaigns/{campaignId}/${asked}`, { params, body: {} as never });
    await queries.invalidateQueries({ queryKey: ['campaign', campaignId] });
  };
  return (
    <div className="actions">
      {acts.map((one) => (
        <Button
          key={one}
          className={one === 'cancel' ? 'button danger' : 'button'}
          onPress={() => {
            setReason('');
            setAsked(one);
          }}
        >
          <Words id={`campaign.${one}`} />
        </Button>
      ))}
      {asked === undefined ? null : (
        <Confirm
          isOpen
          onClose={() => setAsked(undefined)}
          title={words(`campaign.${asked}-title`)}
          act={words(`campaign.${asked}-act`)}
          isDangerous={isFinal}
          isIncomplete={needsReason && reason.trim() === ''}
          phrase={isFinal ? campaignId : undefined}
          onConfirm={act}
        >
          <p>
            <Words
              id={`campaign.${asked}-told`}
              values={{ open, phoneTasks: figures.phoneTasks }}
            />
          </p>
          {needsReason ? (
            <TextField
              label={words('campaign.reason')}
              path="reason"
              value={reason}
              onChange={setReason}
              isRequired
            />
          ) : null}
        </Confirm>
      )}
    </div>
  );
}
