import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const algorithm = 'RS256';

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

/** A provider of identities whose ID tokens are as a test wants them: no honest one can be made to lie. */
export class ForgingProvider {
  /** Laid over the claims of an honest token. */
  claims: Readonly<Record<string, unknown>> = {};
  /** Signs with a key that is not among those it publishes. */
  usesOtherKey = false;
  private readonly own = keyPair();
  private readonly other = keyPair();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ForgingProvider> {
    const server = createServer();
    const provider = new ForgingProvider(server);
    server.on('request', ({ url = '' }, response) => provider.answer(url, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private answer(url: string, response: ServerResponse): void {
    const { issuer } = this;
    const answers: Readonly<Record<string, () => object>> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [algorithm],
      }),
      '/keys': () => ({
        keys: [{ ...this.own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: algorithm }],
      }),
      '/token': () => ({
        access_token: 'an access token',
        token_type: 'Bearer',
        expires_in: 60,
        id_token: this.idToken(),
      }),
    };
    const found = answers[url];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found?.() ?? {}));
  }

  private idToken(): string {
    const seconds = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: this.issuer,
      aud: 'rollcall',
      sub: 'subject-of-anna',
      iat: seconds,
      exp: seconds + 60,
      ...this.claims,
    };
    const key: KeyObject = (this.usesOtherKey ? this.other : this.own).privateKey;
    const encoded = [{ alg: algorithm, kid: 'own' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signed = sign('sha256', Buffer.from(encoded.join('.')), key).toString('base64url');
    return [...encoded, signed].join('.');
  }
}
