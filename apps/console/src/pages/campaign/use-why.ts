import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import type { BoardRow } from './board.js';
import type { Told, Why } from './why.js';

/** While time is moved, nobody asks for every moment that it passes. */
const settledMs = 200;

/** Everything that happened to a ping, and why as it stood at a moment. */
export function useWhy({ campaignId, contactPointId, lastAt, lastType }: BoardRow, until?: string) {
  const path = { campaignId, contactPointId };
  const at = useSettled(until);
  // What happened last is part of the key: with something new they are asked for again.
  const key = [campaignId, contactPointId, lastAt, lastType];
  const events = useQuery({
    queryKey: ['ping-events', ...key],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/campaigns/{campaignId}/pings/{contactPointId}/events', {
          params: { path },
        }),
      )) as unknown as readonly Told[],
  });
  const why = useQuery({
    queryKey: ['ping-why', ...key, at],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Why> =>
      dataOf(
        api.GET('/api/v1/campaigns/{campaignId}/pings/{contactPointId}/why', {
          params: { path, query: at === undefined ? {} : { at } },
        }),
      ),
  });
  return { events, why };
}

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settledMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
