import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { lastTest, type ListedCampaign } from './choose.js';
import { SmallCurve } from './small-curve.jsx';

/** The one that runs, or else the one that was launched last. */
export function LastTest({ campaigns }: { readonly campaigns: readonly ListedCampaign[] }) {
  const chosen = lastTest(campaigns);
  return (
    <section className="panel" aria-labelledby="last-test">
      {chosen === undefined ? (
        <>
          <h2 id="last-test">
            <Words id="overview.last-test" />
          </h2>
          <p className="soft">
            <Words id="overview.no-test" />
          </p>
        </>
      ) : (
        <Test campaign={chosen} />
      )}
    </section>
  );
}

function Test({ campaign }: { readonly campaign: ListedCampaign }) {
  const { campaignId, name, status } = campaign;
  const isOver = status === 'closed' || status === 'cancelled';
  const format = useFormat();
  const overview = useQuery({
    queryKey: ['overview', campaignId, status],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/campaigns/{campaignId}/overview', { params: { path: { campaignId } } }),
      ),
    refetchInterval: isOver ? false : 2_000,
  });
  return (
    <>
      <header>
        <h2 id="last-test">
          <Link href={`/campaigns/${campaignId}`}>{name}</Link>
        </h2>
        <span className="soft">
          <Words id="campaigns.status" values={{ status }} />
        </span>
      </header>
      <Loaded query={overview}>
        {({ parties, answeredShare, meanSeconds, windows }) => (
          <>
            <dl className="figures">
              <div>
                <dt>
                  <Words id="overview.answered-of" values={{ asked: parties.asked }} />
                </dt>
                <dd>{format.number(parties.answered)}</dd>
              </div>
              <div>
                <dt>
                  <Words id="overview.share" />
                </dt>
                <dd>{format.share(answeredShare)}</dd>
              </div>
              <div>
                <dt>
                  <Words id="overview.mean" />
                </dt>
                <dd>{format.duration(meanSeconds)}</dd>
              </div>
            </dl>
            {isOver ? <SmallCurve windows={windows} /> : null}
            <ByWindow windows={windows} isOver={isOver} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface Window {
  readonly within: string;
  readonly parties: number;
  readonly share: number;
  readonly meanSeconds: number | null;
}

function ByWindow({
  windows,
  isOver,
}: {
  readonly windows: readonly Window[];
  /** Before that the later windows have not ended for anybody. */
  readonly isOver: boolean;
}) {
  const words = useWords();
  const format = useFormat();
  return (
    <table>
      <caption>{words(isOver ? 'overview.by-window' : 'overview.by-window.so-far')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('overview.within')}</th>
          <th scope="col" className="number">
            {words('overview.parties')}
          </th>
          <th scope="col" className="number">
            {words('overview.share')}
          </th>
          <th scope="col" className="number">
            {words('overview.mean')}
          </th>
        </tr>
      </thead>
      <tbody>
        {windows.map((one) => (
          <tr key={one.within}>
            <th scope="row">{format.within(one.within)}</th>
            <td className="number">{format.number(one.parties)}</td>
            <td className="number">{format.share(one.share)}</td>
            <td className="number">{format.duration(one.meanSeconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
