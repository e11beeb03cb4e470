/** Who is signed in, where signing in is asked for at all. */
export interface Session {
  /** What a request that changes something carries besides the cookie. */
  readonly csrf?: string;
}

let known: Promise<Session> | undefined;

/** Asked once, as a new sign-in loads the page anew; after an answer that tells nothing it is asked again. */
export function session(): Promise<Session> {
  known ??= fetch('/api/v1/session', { headers: { accept: 'application/json' } })
    .then(async (response) => {
      if (response.ok) return (await response.json()) as Session;
      if (response.status >= 500) known = undefined;
      return {};
    })
    .catch(() => {
      known = undefined;
      return {};
    });
  return known;
}
