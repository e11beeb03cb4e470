/** Who is signed in, where signing in is asked for at all. */
export interface Session {
  /** What a request that changes something carries besides the cookie. */
  readonly csrf?: string;
}

let known: Promise<Session> | undefined;

/** Asked once: a new sign-in loads the page anew. */
export function session(): Promise<Session> {
  known ??= fetch('/api/v1/session', { headers: { accept: 'application/json' } }).then(
    async (response) => (response.ok ? ((await response.json()) as Session) : {}),
    () => ({}),
  );
  return known;
}
