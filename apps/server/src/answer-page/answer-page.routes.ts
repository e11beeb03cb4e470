import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failureKind, limits } from '#kernel';
import {
  answerPageLanguages,
  chooseLanguage,
  pageSecurityPolicy,
  renderAnswerPage,
  type AnswerPage,
  type AnswerPageLanguage,
} from '#messaging';
import type { Turnstile } from '../http-edge/turnstile.js';
import type { AnswerDesk, Shown } from './answer-desk.js';
import { readAnswerForm, type SentForm } from './answer-form.js';
import { languagesAccepted } from './languages-accepted.js';

const statusOf: Readonly<Record<AnswerPage['kind'], number>> = {
  form: 200,
  thanks: 200,
  'partly-taken': 200,
  cancelled: 200,
  'not-started': 200,
  unknown: 404,
  'too-large': 413,
  malformed: 400,
  'too-many': 429,
  'too-often': 429,
  unavailable: 503,
};

/** Where a form was sent and no answer recorded, though the page by itself is nothing to complain of. */
const refusedStatusOf: Readonly<Partial<Record<AnswerPage['kind'], number>>> = {
  form: 422,
  'not-started': 409,
};

/** The page is for one person alone: nothing keeps it, frames it, finds it, or learns its address, which holds the token. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': pageSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  vary: 'accept-language',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/**
 * `/r/<token>`, as a part of the server that parses and fails by rules of its own: whatever comes in, what goes out is a
 * page that a person can read.
 */
export function answerPageRoutes(desk: AnswerDesk, turnstile: Turnstile) {
  return (server: FastifyInstance, _options: object, done: () => void): void => {
    const log = new Logger('AnswerPage');
    const sendStranger = async (request: FastifyRequest, reply: FastifyReply, shown: Shown) => {
      const waitMs = await turnstile.unknownLink(request.ip);
      return waitMs > 0 ? sendAway(request, reply, waitMs) : send(request, reply, shown);
    };
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: limits.answerFormBytesMax },
      (_request, body, parsed) => parsed(null, body),
    );
    server.addHook('onRequest', (_request, reply, next) => {
      void reply.headers(headers);
      next();
    });
    server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500;
      // The request itself is not told: its address holds the token.
      if (status >= 500) log.error(error.message, error.stack);
      const kind = status === 413 ? 'too-large' : status < 500 ? 'malformed' : 'unavailable';
      return send(request, reply, { page: { kind }, languages: [] }, status < 500 ? status : 503);
    });
    server.get('/r', (request, reply) =>
      send(request, reply, { page: { kind: 'unknown' }, languages: [] }),
    );
    server.get('/r/*', async (request, reply) => {
      const shown = await desk.open(tokenOf(request), agentOf(request), query(request, 'answer'));
      if (shown.page.kind === 'unknown') return sendStranger(request, reply, shown);
      return send(request, reply, shown);
    });
    server.post('/r/*', async (request, reply) => {
      const token = tokenOf(request);
      const taken = await desk.answer(token, agentOf(request), formOf(request));
      if ('page' in taken && taken.page.kind === 'unknown')
        return sendStranger(request, reply, taken);
      if ('page' in taken) return send(request, reply, taken, refusedStatusOf[taken.page.kind]);
      const place = `/r/${encodeURIComponent(token)}?answer=${taken.recorded}`;
      const chosen = query(request, 'lang') === undefined ? '' : `&lang=${languageOf(request, [])}`;
      return reply.redirect(place + chosen, 303);
    });
    done();
  };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { page, languages }: Shown,
  status: number = statusOf[page.kind],
): FastifyReply {
  const language = languageOf(request, languages);
  return reply
    .code(status)
    .header('content-language', language)
    .type('text/html; charset=utf-8')
    .send(renderAnswerPage(page, language));
}

/** Whoever guesses, or an office where somebody does. */
function sendAway(request: FastifyRequest, reply: FastifyReply, waitMs: number): FastifyReply {
  void reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
  const page = { kind: 'too-often', minutes: Math.ceil(waitMs / 60_000) } as const;
  return send(request, reply, { page, languages: [] });
}

function formOf({ body }: FastifyRequest): SentForm | undefined {
  try {
    return readAnswerForm(body instanceof Uint8Array ? body : new Uint8Array());
  } catch (error) {
    if (failureKind(error) === 'invalid-input') return undefined;
    throw error;
  }
}

/** A token has 26; mail programs put a few marks behind a link. */
const tokenCharactersMax = 64;

/** Programs that make links of addresses in text take the full stop or bracket after it along. */
function tokenOf({ params }: FastifyRequest): string {
  const { '*': path = '' } = params as { readonly '*'?: string };
  // What is longer than any token with its trailing marks is none; the expression takes quadratic time.
  return path.slice(0, tokenCharactersMax).replace(/[^A-Za-z2-7]+$/, '');
}

/** What a program calls itself, on one line and within bounds. */
function agentOf(request: FastifyRequest): string {
  const name = (request.headers['user-agent'] ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
  return name === '' ? 'unnamed' : name.slice(0, limits.userAgentCharactersMax);
}

/** What was asked for on the page, else what the contact point reads, else what the browser does. */
function languageOf(request: FastifyRequest, ofReader: readonly string[]): AnswerPageLanguage {
  const wished = query(request, 'lang');
  const accepted = languagesAccepted(request.headers['accept-language'] ?? '');
  const wishes = [...(wished === undefined ? [] : [wished]), ...ofReader, ...accepted];
  return chooseLanguage({ languages: answerPageLanguages }, wishes) as AnswerPageLanguage;
}

function query(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}
