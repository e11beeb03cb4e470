import { lazy, useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { useProjection } from '../../api/live.js';
import { Later, Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { CampaignHead } from './campaign-head.jsx';
import './campaign.css';
import { figuresOf, partiesOf, type BoardRow, type PartyRule } from './board.js';
import { FiguresLine } from './figures-line.jsx';
import { boardAt, statusAt } from './history.js';
import { PingsTable } from './pings-table.jsx';
import { ResponseCurve } from './response-curve.jsx';
import { TimeSlider } from './time-slider.jsx';
import { useMoment } from './use-moment.js';
import {
  historyUnaskedMax,
  useCampaign,
  useEarlierCurves,
  useHistory,
  usePaced,
  useServerNow,
  type Campaign,
} from './use-campaign.js';

/** Shapes of the world come when a map is drawn. */
const WorldMap = lazy(() => import('./world-map.jsx'));

export default function CampaignPage() {
  const { campaignId = '' } = useParams();
  const campaign = useCampaign(campaignId);
  return <Loaded query={campaign}>{(known) => <Live key={campaignId} campaign={known} />}</Loaded>;
}

function Live({ campaign }: { readonly campaign: Campaign }) {
  const { campaignId, status, launchedAt, closedAt } = campaign;
  const { partyRule } = campaign.policy.policy;
  const windows = campaign.policy.policy.windows as readonly string[];
  const followed = useProjection<BoardRow>('campaign-board', `${campaignId}.`);
  const now = useServerNow();
  const { at, go } = useMoment();
  const [isWanted, setWanted] = useState(false);
  const isOver = status === 'closed' || status === 'cancelled';
  const history = useHistory(campaignId, {
    isOver,
    isWanted:
      launchedAt !== null &&
      (isWanted || at !== undefined || (campaign.contactPoints ?? 0) <= historyUnaskedMax),
  });
  const live = usePaced(followed.documents, followed.documents.size);
  const past = useMemo(
    () => (at === undefined || history.data === undefined ? undefined : boardAt(history.data, at)),
    [at, history.data],
  );
  const isPast = at !== undefined;
  const rows = useMemo(() => (isPast ? (past ?? []) : [...live.values()]), [isPast, past, live]);
  const parties = useMemo(
    () => partiesOf(rows, windows, partyRule as PartyRule),
    [rows, windows, partyRule],
  );
  const figures = useMemo(() => figuresOf(parties, rows), [parties, rows]);
  const earlier = useEarlierCurves(campaign);
  const end = closedAt === null ? now : Date.parse(closedAt);
  const shownAt = at === undefined ? end : Date.parse(at);
  const shownStatus =
    at === undefined || history.data === undefined ? status : statusAt(history.data, at);
  return (
    <>
      <CampaignHead
        campaign={campaign}
        figures={figures}
        rows={rows}
        status={shownStatus ?? status}
        at={at}
        shownAt={shownAt}
      />
      <Staleness at={at} state={followed.state} lastAt={followed.lastAt} />
      {launchedAt === null ? (
        <p className="notice">
          <Words id="campaign.not-launched" />
        </p>
      ) : (
        <>
          <FiguresLine figures={figures} isLive={at === undefined && followed.state === 'live'} />
          <div className="campaign-pictures">
            <Later>
              <WorldMap parties={parties} windows={windows.length} fileName={campaignId} />
            </Later>
            <ResponseCurve
              parties={parties}
              windows={windows}
              earlier={earlier.data ?? []}
              elapsedSeconds={(shownAt - Date.parse(launchedAt)) / 1000}
              fileName={campaignId}
            />
          </div>
          <TimeSlider
            from={Date.parse(launchedAt)}
            to={end}
            at={at}
            go={go}
            history={history.data}
            isLoading={history.isFetching && history.data === undefined}
            onWanted={() => setWanted(true)}
          />
          <PingsTable campaignId={campaignId} rows={rows} windows={windows} until={at} />
        </>
      )}
    </>
  );
}

/** Whatever is shown is live, or it is said of when it is. */
function Staleness({
  at,
  state,
  lastAt,
}: {
  readonly at: string | undefined;
  readonly state: string;
  readonly lastAt: number | undefined;
}) {
  const { locale } = useFormat();
  if (at !== undefined || state !== 'lost') return null;
  const time =
    lastAt === undefined
      ? '–'
      : new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(lastAt);
  return (
    <p className="notice" data-kind="warn" role="status">
      <Words id="campaign.stale" values={{ at: time }} />
    </p>
  );
}
