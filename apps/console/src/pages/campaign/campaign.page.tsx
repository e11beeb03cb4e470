import { lazy } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { Later, Loaded, Loading } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { CampaignHead } from './campaign-head.jsx';
import './campaign.css';
import { FiguresLine } from './figures-line.jsx';
import type { History } from './history.js';
import { PhoneTasks } from './phone-tasks.jsx';
import { PingsTable } from './pings-table.jsx';
import { ResponseCurve } from './response-curve.jsx';
import type { PolicyStep } from './step-words.js';
import { TimeSlider } from './time-slider.jsx';
import { useMoment } from './use-moment.js';
import { useCampaign, useEarlierCurves, type Campaign } from './use-campaign.js';
import { useShown } from './use-shown.js';

/** Shapes of the world come when a map is drawn. */
const WorldMap = lazy(() => import('./world-map.jsx'));

export default function CampaignPage() {
  const { campaignId = '' } = useParams();
  const campaign = useCampaign(campaignId);
  return <Loaded query={campaign}>{(known) => <Live key={campaignId} campaign={known} />}</Loaded>;
}

function Live({ campaign }: { readonly campaign: Campaign }) {
  const { campaignId, status, launchedAt } = campaign;
  const windows = campaign.policy.policy.windows as readonly string[];
  const { at, go } = useMoment();
  const shown = useShown(campaign, at);
  const { rows, parties, figures, followed, history, end } = shown;
  const earlier = useEarlierCurves(campaign);
  const shownAt = at === undefined ? end : Date.parse(at);
  return (
    <>
      <CampaignHead
        campaign={campaign}
        figures={shown.isKnown ? figures : undefined}
        rows={rows}
        status={shown.status ?? status}
        at={at}
        shownAt={shownAt}
      />
      <Staleness at={at} state={followed.state} lastAt={followed.lastAt} />
      {launchedAt === null ? (
        <p className="notice">
          <Words id="campaign.not-launched" />{' '}
          <Link href={`/campaigns/${campaignId}/plan`}>
            <Words id="campaign.to-plan" />
          </Link>
        </p>
      ) : !shown.isKnown ? (
        <NotYet at={at} history={history} />
      ) : (
        <>
          <FiguresLine figures={figures} isLive={at === undefined && followed.state === 'live'} />
          {at === undefined ? <PhoneTasks campaignId={campaignId} rows={rows} /> : null}
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
            onWanted={shown.onHistoryWanted}
          />
          <PingsTable {...{ campaignId, rows, windows }} steps={stepsOf(campaign)} until={at} />
        </>
      )}
    </>
  );
}

function stepsOf({ policy }: Campaign): readonly PolicyStep[] {
  return policy.policy.steps as readonly PolicyStep[];
}

/** No figure is shown before there is one: nobody is to take what has not come yet for nothing. */
function NotYet({
  at,
  history,
}: {
  readonly at: string | undefined;
  readonly history: UseQueryResult<History>;
}) {
  return at === undefined ? <Loading /> : <Loaded query={history}>{() => <Loading />}</Loaded>;
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
