import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';

/** Who is there now; offices open and close while a page is looked at. */
export function useDuty(id: string) {
  return useQuery({
    queryKey: ['duty', id],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/directory/contact-points/{contactPointId}/duty', {
          params: { path: { contactPointId: id } },
        }),
      ),
    refetchInterval: 60_000,
  });
}
