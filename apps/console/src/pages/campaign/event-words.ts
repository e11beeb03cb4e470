import type { WordId } from '../../words/index.js';
import { campaign } from '../../words/en/campaign.js';

/** `campaign.event.PingIssued`, where the catalogue knows it. */
function known(id: string): WordId | undefined {
  return id in campaign ? (id as keyof typeof campaign) : undefined;
}

export function statusWord(status: string): WordId {
  return known(`campaign.status.${status}`) ?? 'campaign.status.unknown';
}

/** The words of an event's type, none where it is newer than the catalogue. */
export function eventWord(type: string): WordId | undefined {
  return known(`campaign.event.${type}`);
}

export function skipWord(reason: string): WordId | undefined {
  return known(`campaign.skip.${reason}`);
}

export function nextWord(what: string): WordId | undefined {
  return known(`campaign.next.${what}`);
}

export function viaWord(via: string): WordId | undefined {
  return known(`campaign.via.${via}`);
}
