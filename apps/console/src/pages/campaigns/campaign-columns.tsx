import { Link } from 'wouter';
import type { paths } from '../../api/schema.js';
import type { TableColumn } from '../../parts/data-table/column.js';
import type { Format } from '../../parts/format.js';
import type { useWords } from '../../words/words.jsx';

type Told =
  paths['/api/v1/campaigns']['get']['responses']['200']['content']['application/json'][number];
export type ListedCampaign = Omit<Told, 'closedAt'> & { readonly closedAt: string | null };

export function campaignColumns(
  words: ReturnType<typeof useWords>,
  format: Format,
): readonly TableColumn<ListedCampaign>[] {
  const instant = (at: string | null) => (at === null ? '' : format.instant(at));
  return [
    {
      id: 'name',
      head: words('campaigns.name'),
      value: ({ name }) => name,
      cell: ({ name, campaignId }) => (
        <Link href={`/campaigns/${campaignId}`} tabIndex={-1}>
          {name}
        </Link>
      ),
    },
    { id: 'id', head: words('campaigns.id'), value: ({ campaignId }) => campaignId, hidden: true },
    {
      id: 'status',
      head: words('campaigns.state'),
      value: ({ status }) => words('campaigns.status', { status }),
      cell: ({ status }) => (
        <span className="status" data-status={status}>
          {words('campaigns.status', { status })}
        </span>
      ),
    },
    {
      id: 'starts',
      head: words('campaigns.starts'),
      value: ({ startsAt, launchedAt }) => launchedAt ?? startsAt,
      text: ({ startsAt, launchedAt }) => instant(launchedAt ?? startsAt),
    },
    {
      id: 'closed',
      head: words('campaigns.closed'),
      value: ({ closedAt }) => closedAt,
      text: ({ closedAt }) => instant(closedAt),
    },
    {
      id: 'asked',
      head: words('campaigns.asked'),
      value: ({ contactPoints }) => contactPoints,
      align: 'number',
    },
    {
      id: 'policy',
      head: words('campaigns.policy'),
      value: ({ policy }) => `${policy.policyId} ${policy.version}`,
      hidden: true,
    },
  ];
}
