import createClient, { type Middleware } from 'openapi-fetch';
import { ProblemError, problemIn } from './problem.js';
import type { paths } from './schema.js';
import { session } from './session.js';

const safe = new Set(['GET', 'HEAD']);

const asSomebody: Middleware = {
  async onRequest({ request }) {
    if (safe.has(request.method)) return request;
    const { csrf } = await session();
    if (csrf !== undefined) request.headers.set('x-rollcall-csrf', csrf);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return response;
    if (response.status === 401) toSignIn();
    throw new ProblemError(await problemIn(response));
  },
};

/** The API as the server describes it: `api.GET('/api/v1/campaigns')`. Throws ProblemError where the server says no. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(asSomebody);

/** What an answer of the API holds. A client that throws on problems always has it. */
export async function dataOf<Data>(asked: Promise<{ data?: Data }>): Promise<Data> {
  return (await asked).data as Data;
}

export function toSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
