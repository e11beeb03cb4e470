import { Fault, InvalidInput, Refusal } from '#kernel';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** How requests reach a server: over the network, or inside this process. */
export interface Wire {
  /** What messages call the server. */
  readonly name: string;
  send(request: ApiRequest): Promise<ApiResponse>;
}

export interface Asking {
  readonly query?: Readonly<Record<string, string | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body in JSON. */
  readonly upload?: { readonly type: string; readonly content: string };
  /** The ETag that it was read with: a change by somebody else is then not overwritten. */
  readonly ifMatch?: string | undefined;
}

export interface Answer<Body> {
  readonly body: Body;
  readonly etag: string | undefined;
}

/** Speaks with the HTTP API. Whatever it refuses arrives as the failure it was on the other side. */
export class ApiClient {
  constructor(
    private readonly wire: Wire,
    private readonly apiKey?: string,
    /** Who asks, where no key says it. */
    private readonly actingAs?: string,
  ) {}

  async get<Body>(path: string, query: Asking['query'] = {}): Promise<Body> {
    return (await this.ask<Body>('GET', path, { query })).body;
  }

  async post<Body>(path: string, body: unknown = {}, ifMatch?: string): Promise<Body> {
    return (await this.ask<Body>('POST', path, { body, ifMatch })).body;
  }

  async put<Body>(path: string, body: unknown): Promise<Body> {
    return (await this.ask<Body>('PUT', path, { body })).body;
  }

  /**
   * @throws Refusal, InvalidInput or Fault as the server says.
   * @throws Fault `server-not-understood` where what answers is no Rollcall.
   */
  async ask<Body>(
    method: ApiRequest['method'],
    path: string,
    { query = {}, body, upload, ifMatch }: Asking = {},
  ): Promise<Answer<Body>> {
    const sent =
      body === undefined ? upload : { type: 'application/json', content: JSON.stringify(body) };
    const { status, headers, text } = await this.wire.send({
      method,
      path: `${path}${queryOf(query)}`,
      headers: {
        accept: 'application/json, application/problem+json, text/*',
        ...(this.apiKey === undefined ? {} : { authorization: `Bearer ${this.apiKey}` }),
        ...(this.actingAs === undefined
          ? {}
          : { 'x-rollcall-as': encodeURIComponent(this.actingAs) }),
        ...(sent === undefined ? {} : { 'content-type': sent.type }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      ...(sent === undefined ? {} : { body: sent.content }),
    });
    const isJson = headers['content-type']?.includes('json') ?? false;
    const told = isJson ? this.parsed(text) : text;
    if (status >= 400) throw this.failure(status, told);
    return { body: told as Body, etag: headers['etag'] };
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw this.notUnderstood('it answered with something that is not JSON');
    }
  }

  private failure(status: number, told: unknown): Error {
    if (typeof told !== 'object' || told === null || !('code' in told) || !('detail' in told))
      return this.notUnderstood(`it answered with status ${status} and no problem details`);
    const { code, detail, issues } = told as {
      readonly code: string;
      readonly detail: string;
      readonly issues?: readonly { readonly message: string }[];
    };
    if (issues !== undefined && issues.length > 0)
      return new InvalidInput(issues.map(({ message, ...where }) => ({ where, message })));
    if (status >= 500) return new Fault(code, `${this.wire.name}: ${detail}`);
    const hint =
      code === 'api-key-missing' ? '; give it with --api-key or in ROLLCALL_API_KEY' : '';
    return new Refusal(code, {}, `${detail}${hint}`);
  }

  private notUnderstood(what: string): Fault {
    return new Fault('server-not-understood', `${this.wire.name} is no Rollcall server: ${what}`);
  }
}

function queryOf(query: NonNullable<Asking['query']>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}

/** An id as part of a path. */
export function part(id: string): string {
  return encodeURIComponent(id);
}
