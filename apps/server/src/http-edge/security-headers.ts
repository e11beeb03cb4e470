import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';

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
export function secureHeaders(app: NestFastifyApplication, isHttps: boolean): void {
  // Once for all: the frame's own plugin works the headers out again for every answer.
  const protect = helmet({
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
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', ({ raw: request }, { raw: reply }, done) => {
    reply.setHeader('cache-control', 'no-store');
    reply.setHeader('permissions-policy', permissionsPolicy);
    protect(request, reply, () => done());
  });
}
