import type { Instant } from '#kernel';

/** A human answer as it stands after corrections. */
export interface KeptResponse {
  readonly responseId: string;
  readonly receivedAt: Instant;
}

/** Takes a correction into the list: another time, or gone. */
export function corrected<Kept extends KeptResponse>(
  responses: readonly Kept[],
  responseId: string,
  receivedAt: Instant | null,
): readonly Kept[] {
  return responses.flatMap((response) => {
    if (response.responseId !== responseId) return [response];
    return receivedAt === null ? [] : [{ ...response, receivedAt }];
  });
}

/**
 * The earliest response by our clock that came no later than `until`; one exactly on it is in time. Mail that was read
 * late does not lose to an answer that came after it.
 */
export function answerWithin<Kept extends KeptResponse>(
  responses: readonly Kept[],
  until: Instant,
): Kept | undefined {
  let first: Kept | undefined;
  for (const response of responses)
    if (
      response.receivedAt <= until &&
      (first === undefined || response.receivedAt < first.receivedAt)
    )
      first = response;
  return first;
}

/** Up to when a response counts: the deadline, or the earlier end of the campaign. */
export function endOfCounting(deadline: Instant, withdrawnAt: Instant | undefined): Instant {
  return withdrawnAt !== undefined && withdrawnAt < deadline ? withdrawnAt : deadline;
}
