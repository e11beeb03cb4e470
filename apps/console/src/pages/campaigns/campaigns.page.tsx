import { useMemo } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { campaignColumns, type ListedCampaign } from './campaign-columns.jsx';
import { Calendar } from './calendar.jsx';
import { SeriesList } from './series-list.jsx';

const idOf = ({ campaignId }: ListedCampaign) => campaignId;
const sortedBy = { id: 'starts', desc: true };

/** Every test there is: under way, to come, and over; what is planned again and again; and the months ahead. */
export default function CampaignsPage() {
  const { position } = useProjection('campaigns');
  const campaigns = useQuery({
    queryKey: ['campaigns', position],
    queryFn: async () => (await dataOf(api.GET('/api/v1/campaigns'))) as readonly ListedCampaign[],
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="shell.campaigns" />
        </h1>
        <div className="actions">
          <Link className="button primary" href="/campaigns/plan">
            <Words id="campaigns.plan" />
          </Link>
        </div>
      </div>
      <Loaded query={campaigns}>{(known) => <Campaigns campaigns={known} />}</Loaded>
      <div className="grid">
        <SeriesList />
        <Calendar />
      </div>
    </>
  );
}

function Campaigns({ campaigns }: { readonly campaigns: readonly ListedCampaign[] }) {
  const words = useWords();
  const format = useFormat();
  const [, navigate] = useLocation();
  const columns = useMemo(() => campaignColumns(words, format), [words, format]);
  return (
    <section className="panel">
      <DataTable
        name="campaigns"
        caption={words('campaigns.all')}
        columns={columns}
        rows={campaigns}
        idOf={idOf}
        sortedBy={sortedBy}
        onOpen={({ campaignId }) => navigate(`/campaigns/${campaignId}`)}
        empty={
          <>
            <p>
              <Words id="campaigns.empty" />
            </p>
            <Link href="/campaigns/plan">
              <Words id="campaigns.plan" />
            </Link>
          </>
        }
      />
    </section>
  );
}
