import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemMediaType, problemOf, told } from './problem.js';

/** Answers what Fastify's router cannot read, such as a path that does not decode: no filter hears of it. */
export function answerMalformed(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const answer = told(error);
  const [path = ''] = request.url.split('?');
  void reply
    .status(answer.status)
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .type(problemMediaType)
    .send(Buffer.from(JSON.stringify(problemOf(answer, path))));
}
