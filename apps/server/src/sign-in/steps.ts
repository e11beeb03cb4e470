import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { freshSecret, Signatures } from '#access';
import { PORTS, type Ports } from '#engine';
import { epochMs, limits } from '#kernel';
import { Cookies } from './cookies.js';

/** What a browser carries from one step of signing in to the next. */
interface Steps {
  /** Binds a form to the browser that it was given to, before there is a session. */
  readonly 'rollcall-form': { readonly value: string };
  /** The password was right; the code is still to come. */
  readonly 'rollcall-code': { readonly accountId: string; readonly sessionsSince: string };
  /** On the way to a provider of identities. */
  readonly 'rollcall-oidc': {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    readonly next: string;
    readonly invitation?: string;
  };
}
type Step = keyof Steps;

/** Short-lived cookies that we signed: a browser can neither make one up, nor keep one, nor use it for another step. */
@Injectable()
export class SignInSteps {
  private readonly signatures: Signatures;

  constructor(
    private readonly cookies: Cookies,
    @Inject(PORTS) private readonly ports: Ports,
  ) {
    this.signatures = new Signatures(ports.keys);
  }

  /** The `Set-Cookie` header that says so. */
  async remember<S extends Step>(step: S, what: Steps[S]): Promise<string> {
    const until = epochMs(this.ports.clock.now()) + limits.signInStepMsMax;
    const body = Buffer.from(JSON.stringify({ what, until })).toString('base64url');
    const signature = await this.signatures.of('step', step, body);
    return this.cookies.set(step, `${body}.${signature}`, limits.signInStepMsMax / 1_000);
  }

  /** @returns `undefined` where there is none of ours, or it is too old. */
  async recall<S extends Step>(
    step: S,
    headers: IncomingHttpHeaders,
  ): Promise<Steps[S] | undefined> {
    const value = this.cookies.get(headers, step) ?? '';
    const [body = '', signature = ''] = value.split('.');
    if (!(await this.signatures.isOf(signature, 'step', step, body))) return undefined;
    const { what, until } = JSON.parse(Buffer.from(body, 'base64url').toString()) as {
      readonly what: Steps[S];
      readonly until: number;
    };
    return epochMs(this.ports.clock.now()) < until ? what : undefined;
  }

  forget(step: Step): string {
    return this.cookies.clear(step);
  }

  /** The hidden field of a form that is shown to somebody without a session, and the cookie that goes with it. */
  async form(
    headers: IncomingHttpHeaders,
  ): Promise<{ readonly csrf: string; readonly cookie: string }> {
    // A second tab must not take the first one's form away.
    const value = (await this.recall('rollcall-form', headers))?.value ?? freshSecret();
    const csrf = await this.signatures.of('form-csrf', value);
    return { csrf, cookie: await this.remember('rollcall-form', { value }) };
  }

  async isFormOf(headers: IncomingHttpHeaders, csrf: string): Promise<boolean> {
    const form = await this.recall('rollcall-form', headers);
    return form !== undefined && this.signatures.isOf(csrf, 'form-csrf', form.value);
  }
}
