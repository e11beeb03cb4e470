import type { ServerBench } from '../../testing/server-bench.js';

/** Somebody, or some program, with the link of one contact point. */
export class Visitor {
  private constructor(
    readonly link: string,
    private readonly agent: string,
  ) {}

  static async of(bench: ServerBench, contactPointId: string, agent = 'Browser/1.0') {
    return new Visitor(`${bench.url}/r/${await bench.tokenOf(contactPointId)}`, agent);
  }

  get(path = '', headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.link + path, { headers: { 'user-agent': this.agent, ...headers } });
  }

  /** The form as the page gives it, and what is entered into it. */
  async form(entered: Readonly<Record<string, string>> = {}): Promise<URLSearchParams> {
    const html = await (await this.get()).text();
    const nonce = /name="nonce" value="([^"]+)"/.exec(html)?.[1];
    if (nonce === undefined) throw new Error('the page has no form');
    return new URLSearchParams({ nonce, ...entered });
  }

  /** Follows no redirect. */
  send(
    body: URLSearchParams | string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return fetch(this.link, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'user-agent': this.agent,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: body instanceof URLSearchParams ? body.toString() : body,
    });
  }

  async answer(entered: Readonly<Record<string, string>>): Promise<Response> {
    return this.send(await this.form(entered));
  }

  /** Sends the form, and reads the page it leads to. */
  async answerAndFollow(entered: Readonly<Record<string, string>>): Promise<string> {
    const { headers } = await this.answer(entered);
    const place = headers.get('location');
    if (place === null) throw new Error('the answer was not recorded');
    return (await fetch(new URL(place, this.link))).text();
  }
}
