import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** No page here needs any of them. */
const permissionsPolicy = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const yearSeconds = 31_536_000;

/**
 * What every answer carries unless its route says otherwise. Data is not run, framed, kept, or read by pages of others; the
 * address of a page, which may hold a token, is told to nobody. A page has a policy of its own, which allows its style.
 * @param isHttps whether people reach this server by TLS: then browsers are told to come by nothing else.
 */
export async function secureHeaders(app: NestFastifyApplication, isHttps: boolean): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Other hosts of the same domain are not ours to speak for.
    strictTransportSecurity: isHttps ? { maxAge: yearSeconds, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  server.addHook('onRequest', (_request, { raw }, done) => {
    raw.setHeader('cache-control', 'no-store');
    raw.setHeader('permissions-policy', permissionsPolicy);
    done();
  });
}
