/** A browser as far as signing in can tell: it keeps cookies, follows what it is told, and says where its forms come from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The `Set-Cookie` headers of the last answer. */
  setCookies: readonly string[] = [];

  constructor(
    readonly origin: string,
    /** Headers of every request, such as a language. */
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.ask(path, { headers });
  }

  /** Follows redirects, at most a handful. */
  async visit(path: string): Promise<Page> {
    let page = await this.get(path);
    for (let hops = 0; hops < 10 && page.location !== null; hops++)
      page = await this.get(page.location);
    return page;
  }

  /** Sends a form as a page of this origin does. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    return this.ask(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        origin: this.origin,
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** Fills in the form of a page that sends to `action`, and sends it. */
  async fill(
    page: Page,
    action: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    return this.post(action, { ...page.hidden(action), ...fields }, headers);
  }

  async ask(path: string, init: RequestInit = {}): Promise<Page> {
    const url = new URL(path, this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const isHome = url.origin === this.origin;
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: {
        ...this.headers,
        ...(isHome && cookie !== '' ? { cookie } : {}),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    if (isHome) this.keep(response.headers.getSetCookie());
    return new Page(response, await response.text());
  }

  private keep(headers: readonly string[]): void {
    this.setCookies = headers;
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split('; ');
      const equals = pair.indexOf('=');
      const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

export class Page {
  constructor(
    readonly response: Response,
    readonly html: string,
  ) {}

  get status(): number {
    return this.response.status;
  }

  get location(): string | null {
    return this.response.headers.get('location');
  }

  get heading(): string {
    return /<h1[^>]*>(.*?)<\/h1>/.exec(this.html)?.[1] ?? '';
  }

  /** What stood in the way. */
  get fault(): string | undefined {
    return /class="errors"[^>]*><p>(.*?)<\/p>/.exec(this.html)?.[1];
  }

  /** The hidden fields of the form that sends to `action`; of the only one, where it has no address of its own. */
  hidden(action: string): Readonly<Record<string, string>> {
    const forms = this.html.split('<form ').slice(1);
    const form = forms.find((one) => one.includes(`action="${action}"`)) ?? forms[0] ?? '';
    const inputs = form.split('</form>')[0]?.match(/<input type="hidden"[^>]*>/g) ?? [];
    return Object.fromEntries(
      inputs.map((input) => [
        /name="([^"]*)"/.exec(input)?.[1] ?? '',
        /value="([^"]*)"/.exec(input)?.[1] ?? '',
      ]),
    );
  }
}
