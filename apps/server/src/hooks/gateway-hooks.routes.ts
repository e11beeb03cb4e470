import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limits, type Clock } from '#kernel';
import { inputPipe } from '../api/http/input.pipe.js';
import { parseJsonBody } from '../api/http/json-body.js';
import { HttpProblem, problemMediaType, problemOf, told } from '../api/http/problem.js';
import { gatewayKinds, type GatewayDesk, type GatewayKind } from './gateway-desk.js';
import { GatewayNotice } from './gateway-notice.dto.js';
import { noticeIdOf } from './signed-notice.js';

/** The secret shared with each gateway, `whsec_…`. A kind without one is not served. */
export type GatewaySecrets = Readonly<Partial<Record<GatewayKind, string>>>;

/**
 * `POST /hooks/gateway/<kind>`, as a part of the server that parses by rules of its own: a signature is over the bytes as
 * they came, and nothing is made of them before it is found right.
 */
export function gatewayHookRoutes(desk: GatewayDesk, clock: Clock, secrets: GatewaySecrets) {
  return (server: FastifyInstance, _options: object, done: () => void): void => {
    const log = new Logger('GatewayHooks');
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: limits.gatewayNoticeBytesMax },
      (_request, body, parsed) => parsed(null, body),
    );
    server.setErrorHandler((error, request, reply) => {
      const answer = told(error);
      if (answer.status >= 500) log.error(error instanceof Error ? error.message : String(error));
      return sendProblem(request, reply, answer);
    });
    server.post('/hooks/gateway/:kind', async (request, reply) => {
      const kind = gatewayKinds.find((one) => one === (request.params as { kind: string }).kind);
      const secret = kind && secrets[kind];
      if (kind === undefined || secret === undefined)
        throw new HttpProblem(404, 'gateway-unknown', 'no such gateway is configured');
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const noticeId = noticeIdOf(body, request.headers, secret, clock.now());
      if (noticeId === undefined) throw unsigned();
      await desk.take(kind, noticeId, await noticeIn(body));
      return reply.code(204).send();
    });
    done();
  };
}

function noticeIn(body: Buffer): Promise<GatewayNotice> {
  const metatype = GatewayNotice;
  return inputPipe.transform(parseJsonBody(body) ?? {}, {
    type: 'body',
    metatype,
  }) as Promise<GatewayNotice>;
}

function unsigned(): HttpProblem {
  const minutes = limits.gatewayToleranceMs / 60_000;
  return new HttpProblem(
    401,
    'signature-wrong',
    `expected webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks) made with the shared secret no more than ${minutes} minutes ago`,
  );
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ReturnType<typeof told>,
): FastifyReply {
  const [path = ''] = request.url.split('?');
  const problem = problemOf(answer, path);
  const title = answer.status === 401 ? 'The signature is wrong' : problem.title;
  return reply
    .code(answer.status)
    .headers({ 'cache-control': 'no-store', ...answer.headers })
    .type(problemMediaType)
    .send(JSON.stringify({ ...problem, title }));
}
