import * as client from 'openid-client';
import { isLoopback } from '../../configuration/loopback.js';
import { limits } from '#kernel';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim whose values say which role somebody has. */
  readonly roleClaim?: string;
  /** What is asked for: `openid`, and what makes the provider tell the claim. */
  readonly scopes: string;
}

/** What has to be kept between leaving for the provider and coming back. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636): whoever steals the code on its way cannot use it. */
  readonly verifier: string;
}

export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Values of the role claim, where one is configured. */
  readonly roleValues: readonly string[];
  /** What the provider calls them, for the name of a new account. */
  readonly name: string | undefined;
}

/** The provider could not be asked: `away`; or what came back from it, or from the browser, proves nothing: `refused`. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(
    readonly kind: 'away' | 'refused',
    cause: unknown,
  ) {
    super(`the provider of identities ${kind === 'away' ? 'is away' : 'was not believed'}`, {
      cause,
    });
  }
}

/**
 * Signs in at a provider (OpenID Connect Core 1.0, authorisation code with PKCE S256). Its tokens are checked as that
 * document says, their signature too, though they come over TLS; it is measured by this machine's clock.
 */
export class IdentityProvider {
  private found: Promise<client.Configuration> | undefined;

  constructor(private readonly settings: ProviderSettings) {}

  /** Where to send the browser. @throws ProviderFailure */
  async departure(redirectUri: string): Promise<Departure & { readonly url: string }> {
    const configuration = await this.configuration();
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.settings.scopes,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { state, nonce, verifier, url: url.href };
  }

  /** @param arrivedAt the whole address that the provider sent the browser to. @throws ProviderFailure */
  async arrival(arrivedAt: URL, departure: Departure): Promise<ProvenIdentity> {
    const configuration = await this.configuration();
    const { state: expectedState, nonce: expectedNonce, verifier: pkceCodeVerifier } = departure;
    try {
      const tokens = await client.authorizationCodeGrant(configuration, arrivedAt, {
        expectedState,
        expectedNonce,
        pkceCodeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('no ID token came');
      return {
        issuer: claims.iss,
        subject: claims.sub,
        ...(await this.details(configuration, tokens.access_token, claims)),
      };
    } catch (error) {
      throw failureOf(error);
    }
  }

  /** Many providers tell groups and names only at their user-info endpoint. */
  private async details(
    configuration: client.Configuration,
    accessToken: string,
    claims: client.IDToken,
  ): Promise<Pick<ProvenIdentity, 'roleValues' | 'name'>> {
    const { roleClaim } = this.settings;
    const isWhole = roleClaim === undefined || claims[roleClaim] !== undefined;
    const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
    const more: Readonly<Record<string, unknown>> =
      isWhole || endpoint === undefined
        ? {}
        : await client.fetchUserInfo(configuration, accessToken, claims.sub);
    const all: Readonly<Record<string, unknown>> = { ...more, ...claims };
    const name = all['preferred_username'];
    return {
      roleValues: roleClaim === undefined ? [] : valuesOf(all[roleClaim]),
      name: typeof name === 'string' ? name : undefined,
    };
  }

  /** Asked once it is needed; a provider that was away is asked again. */
  private async configuration(): Promise<client.Configuration> {
    this.found ??= this.discover();
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      throw new ProviderFailure('away', error);
    }
  }

  private discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    return client.discovery(
      url,
      clientId,
      undefined,
      // RFC 6749, 2.3.1: what every provider has to support.
      client.ClientSecretBasic(clientSecret),
      {
        timeout: limits.providerTimeoutMs / 1_000,
        execute: [
          client.enableNonRepudiationChecks,
          // Nobody listens between this machine and itself.
          ...(url.protocol === 'http:' && isLoopback(url.hostname)
            ? [client.allowInsecureRequests]
            : []),
        ],
      },
    );
  }
}

function valuesOf(claim: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return all.filter((one): one is string => typeof one === 'string');
}

/** No answer within bounds, or a server that failed: it may be there in a minute. All else is not to be believed. */
function failureOf(error: unknown): ProviderFailure {
  const { code, cause } = error as {
    readonly code?: unknown;
    readonly cause?: { readonly name?: unknown; readonly status?: unknown };
  };
  const hasFailed = typeof cause?.status === 'number' && cause.status >= 500;
  // What `fetch` throws where nobody answers.
  const isAway = code === 'OAUTH_TIMEOUT' || hasFailed || cause?.name === 'TypeError';
  return new ProviderFailure(isAway ? 'away' : 'refused', error);
}
