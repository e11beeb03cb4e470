import { useMemo } from 'react';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { BoardRow, Figures } from './board.js';
import { CampaignActions } from './campaign-actions.jsx';
import { elapsedIn } from './elapsed.js';
import { statusWord } from './event-words.js';
import type { Campaign } from './use-campaign.js';

/** What it is, how far it has come, and what can be done with it. */
export function CampaignHead({
  campaign,
  figures,
  rows,
  status,
  at,
  shownAt,
}: {
  readonly campaign: Campaign;
  /** None as long as nothing is known that an act could say of itself. */
  readonly figures: Figures | undefined;
  readonly rows: readonly BoardRow[];
  readonly status: string;
  readonly at: string | undefined;
  readonly shownAt: number;
}) {
  const words = useWords();
  const format = useFormat();
  const { name, launchedAt } = campaign;
  const isRunning = status === 'running' || status === 'paused';
  const closesAt = useMemo(
    () => rows.reduce((last, { deadlineAt }) => (deadlineAt > last ? deadlineAt : last), ''),
    [rows],
  );
  const left = closesAt === '' ? undefined : Date.parse(closesAt) - shownAt;
  return (
    <div className="page-head campaign-head">
      <h1>
        {name}{' '}
        <span className="status" data-status={status}>
          {words(statusWord(status))}
        </span>
      </h1>
      <p className="clock">
        {launchedAt === null ? null : <span>T+{elapsedIn(shownAt - Date.parse(launchedAt))}</span>}
        {isRunning && left !== undefined ? (
          <span>
            <Words id="campaign.closes-in" values={{ left: elapsedIn(left) }} />
          </span>
        ) : null}
        <strong className="as-of" data-on={at === undefined ? 'paper' : undefined}>
          <Words
            id="campaign.as-of"
            values={{ at: format.instant(at ?? new Date(shownAt).toISOString()) }}
          />
        </strong>
      </p>
      {at === undefined && figures !== undefined ? (
        <CampaignActions campaign={campaign} figures={figures} />
      ) : null}
    </div>
  );
}
