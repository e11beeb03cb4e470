import { NaivePing } from './naive-ping.js';
import { naiveStatistics, type NaiveStatistics } from './naive-statistics.js';
import { NaiveParty } from './naive-party.js';
import { judgePing } from './ping-rules.js';
import { numberOf, textOf, textsOf, type Data, type SeenEvent } from './seen-event.js';

interface NaiveCampaign {
  status: 'planned' | 'running' | 'paused' | 'closed' | 'cancelled';
  readonly partyRule: string;
  readonly windows: readonly string[];
}

const statusAfter: Readonly<Record<string, NaiveCampaign['status']>> = {
  CampaignLaunched: 'running',
  CampaignPaused: 'paused',
  CampaignResumed: 'running',
  CampaignClosed: 'closed',
  CampaignCancelled: 'cancelled',
};

/**
 * What ping tests come to, worked out from their events one after the other with nothing of the engine: no deciders, no
 * folds, no projections, no limits. It knows the rules as `docs/rules.md` tells them, and says where an event breaks one.
 */
export class NaiveModel {
  /** Rules that events have broken, each in a sentence. */
  readonly broken: string[] = [];
  private readonly campaigns = new Map<string, NaiveCampaign>();
  private readonly pings = new Map<string, NaivePing>();
  private readonly parties = new Map<string, NaiveParty>();
  /** Pings' streams by their open phone tasks. */
  private readonly openTasks = new Map<string, string>();

  take(event: SeenEvent): void {
    const { stream } = event;
    const wrong = (what: string) => {
      this.broken.push(`${stream}: ${event.type}: ${what}`);
    };
    if (stream.startsWith('ping-')) this.takePing(event, wrong);
    else if (stream.startsWith('partyPing-')) this.takeParty(event, wrong);
    else if (stream.startsWith('campaign-')) this.takeCampaign(event, wrong);
  }

  get campaignsAreOver(): boolean {
    return [...this.campaigns.values()].every(
      ({ status }) => status === 'closed' || status === 'cancelled',
    );
  }

  statusOf(campaignId: string): NaiveCampaign['status'] | undefined {
    return this.campaigns.get(campaignId)?.status;
  }

  /** The phone task of a ping that waits for a call. */
  openTaskOf(ping: string): string | undefined {
    for (const [taskId, stream] of this.openTasks) if (stream === `ping-${ping}`) return taskId;
    return undefined;
  }

  responseIds(): readonly string[] {
    return [...this.pings.values()].flatMap(({ answers }) => [...answers.keys()]);
  }

  /** Everything that should have been done by `nowMs` and was not, each in a sentence. */
  owed(nowMs: number): readonly string[] {
    return [...this.pings].flatMap(([key, ping]) => [
      ...ping
        .owed(nowMs, this.statusOf(ping.campaign) === 'running')
        .map((sentence) => `${key}: ${sentence}`),
      ...this.untold(key, ping),
    ]);
  }

  statistics(campaignId: string): NaiveStatistics {
    const { partyRule = '', windows = [] } = this.campaigns.get(campaignId) ?? {};
    return naiveStatistics(this.pingsOf(campaignId), partyRule, windows);
  }

  /** Its Party knows of every answer that counts, and of no other. */
  private untold(key: string, { campaign, party, contactPoint, answeredMs }: NaivePing) {
    const told = this.parties.get(`${campaign}.${party}`)?.heardOf.has(contactPoint) === true;
    if (told === (answeredMs !== undefined)) return [];
    return [
      `${key}: its Party ${told ? 'counts an answer that does not' : 'was never told of its answer'}`,
    ];
  }

  private pingsOf(campaignId: string): readonly NaivePing[] {
    return [...this.pings.values()].filter(({ campaign }) => campaign === campaignId);
  }

  private takeCampaign({ stream, type, data }: SeenEvent, wrong: (what: string) => void): void {
    const id = stream.slice('campaign-'.length);
    if (type === 'CampaignPlanned') {
      const { policy } = data['policy'] as { readonly policy: Data };
      const partyRule = textOf(policy, 'partyRule');
      this.campaigns.set(id, { status: 'planned', partyRule, windows: textsOf(policy, 'windows') });
    }
    const campaign = this.campaigns.get(id);
    const status = statusAfter[type];
    if (campaign === undefined || status === undefined) return;
    if (campaign.status === 'closed' || campaign.status === 'cancelled')
      wrong(`it was ${campaign.status}`);
    campaign.status = status;
    if (type === 'CampaignClosed') this.checkClose(id, data, wrong);
  }

  private checkClose(id: string, data: Data, wrong: (what: string) => void): void {
    // An answer may be taken back while the campaign closes: its ping is then open until it is withdrawn.
    const open = this.pingsOf(id).filter((ping) => ping.isOpen && !ping.hadAnswer).length;
    if (open > 0 && data['reason'] === 'deadline') wrong(`${open} pings are open`);
    const totals = data['totals'] as Data;
    const [pinged, ...parts] = ['pinged', 'answered', 'late', 'unanswered'].map((part) =>
      numberOf(totals, part),
    );
    if (parts.reduce((sum, part) => sum + part, 0) !== pinged)
      wrong(`its totals do not add up: ${JSON.stringify(totals)}`);
  }

  private takeParty(event: SeenEvent, wrong: (what: string) => void): void {
    const key = event.stream.slice('partyPing-'.length);
    const party = this.parties.get(key) ?? new NaiveParty();
    this.parties.set(key, party);
    party.take(event, wrong);
  }

  private takePing(event: SeenEvent, wrong: (what: string) => void): void {
    const key = event.stream.slice('ping-'.length);
    const known = this.pings.get(key);
    if (event.type === 'PingIssued') {
      if (known !== undefined) wrong('it was issued before');
      this.pings.set(key, new NaivePing(event.data));
    } else if (known === undefined) wrong('it was never issued');
    else {
      const party = this.parties.get(`${known.campaign}.${known.party}`);
      judgePing({ ping: known, party, event, openTasks: this.openTasks, wrong });
    }
  }
}
