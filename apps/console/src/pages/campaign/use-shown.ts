import { useMemo, useState } from 'react';
import { useProjection } from '../../api/live.js';
import { figuresOf, partiesOf, type BoardRow, type PartyRule } from './board.js';
import { boardAt, statusAt } from './history.js';
import {
  historyUnaskedMax,
  useHistory,
  usePaced,
  useServerNow,
  type Campaign,
} from './use-campaign.js';

/** The campaign as it is, or as it was at a moment, with the end of the time that can be looked at. */
export function useShown(campaign: Campaign, at: string | undefined) {
  const { campaignId, status, launchedAt, closedAt, contactPoints } = campaign;
  const followed = useProjection<BoardRow>('campaign-board', `${campaignId}.`);
  const now = useServerNow();
  const [isWanted, setWanted] = useState(false);
  const isOver = status === 'closed' || status === 'cancelled';
  const isSmall = (contactPoints ?? 0) <= historyUnaskedMax;
  const history = useHistory(campaignId, {
    isOver,
    isWanted: launchedAt !== null && (isWanted || at !== undefined || isSmall),
  });
  const live = usePaced(followed.documents, followed.documents.size);
  const past = useMemo(
    () => (at === undefined || history.data === undefined ? undefined : boardAt(history.data, at)),
    [at, history.data],
  );
  const isPast = at !== undefined;
  const rows = useMemo(() => (isPast ? (past ?? []) : [...live.values()]), [isPast, past, live]);
  const { partyRule, windows } = campaign.policy.policy;
  const parties = useMemo(
    () => partiesOf(rows, windows as readonly string[], partyRule as PartyRule),
    [rows, windows, partyRule],
  );
  const figures = useMemo(() => figuresOf(parties, rows), [parties, rows]);
  return {
    /** Whether there is anything to show yet. */
    isKnown: isPast ? past !== undefined : followed.position !== undefined,
    followed,
    history,
    rows,
    parties,
    figures,
    end: closedAt === null ? now : Date.parse(closedAt),
    status: at === undefined || history.data === undefined ? status : statusAt(history.data, at),
    onHistoryWanted: () => setWanted(true),
  };
}
