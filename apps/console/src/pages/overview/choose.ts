export interface ListedCampaign {
  readonly campaignId: string;
  readonly name: string;
  readonly status: string;
  readonly startsAt: string | null;
  readonly launchedAt: string | null;
  readonly contactPoints: number | null;
}

const running = new Set(['running', 'paused']);

/** The one that runs before any that is over, then whichever was launched last. */
export function lastTest<Listed extends ListedCampaign>(
  campaigns: readonly Listed[],
): Listed | undefined {
  const rank = ({ status, launchedAt }: ListedCampaign) =>
    `${running.has(status) ? 1 : 0} ${launchedAt ?? ''}`;
  return campaigns
    .filter(({ launchedAt, status }) => launchedAt !== null && status !== 'cancelled')
    .toSorted((a, b) => (rank(a) > rank(b) ? -1 : 1))[0];
}

/** What has been given a start that is still to come, the nearest first. */
export function scheduled<Listed extends ListedCampaign>(
  campaigns: readonly Listed[],
): readonly Listed[] {
  return campaigns
    .filter(({ status }) => status === 'scheduled')
    .toSorted((a, b) => ((a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : 1));
}
