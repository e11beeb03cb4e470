import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../api/http/described.js';
import { HttpProblem } from '../api/http/problem.js';
import { StreamAccess } from './stream.access.js';
import { StreamHub, type ListedProjection } from './stream-hub.js';
import { interestIn, placeIn, snapshotMembers, untilIn } from './stream.query.js';
import { streamHeaders } from './stream-subscriber.js';
import { listExample, snapshotExample, streamExample } from './streams.examples.js';

const keyPrefix = {
  name: 'key',
  required: false,
  description: 'only documents whose key begins with this, such as the pings of one campaign',
  example: 'february-2024.',
};

/** The read models as they are now, and as they change. */
@ApiTags('projections')
@ApiSecurity('apiKey')
@Controller('api/v1/projections')
@UseGuards(StreamAccess)
export class StreamsController {
  constructor(
    private readonly hub: StreamHub,
    private readonly access: StreamAccess,
  ) {}

  @Get()
  @Described({
    summary: 'Every projection, with how many documents it holds',
    example: listExample,
  })
  async list(): Promise<{ readonly projections: readonly ListedProjection[] }> {
    return { projections: await this.hub.list() };
  }

  @Get(':name')
  @Described({
    summary: 'All documents of a projection, with their position in the log',
    example: snapshotExample,
    problems: [404, 422],
  })
  @ApiQuery(keyPrefix)
  @ApiQuery({
    name: 'at',
    required: false,
    description: 'as Rollcall knew it then; by default as it is now',
    example: '2026-03-01T12:00:00.000Z',
  })
  @ApiQuery({
    name: 'position',
    required: false,
    description: 'as it was known after the event at this position of the log; not with `at`',
    example: 4711,
  })
  async snapshot(
    @Param('name') name: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const interest = interestIn(name, query, snapshotMembers);
    const until = untilIn(query);
    if (until !== undefined) {
      const past = await this.hub.pastSnapshot(interest, until);
      void reply.type('application/json; charset=utf-8').send(Readable.from(past));
      return;
    }
    const { version, parts } = await this.hub.snapshot(interest);
    // Weak: the position in it moves on with events that change nothing here.
    const tag = `W/"${version}"`;
    void reply.header('etag', tag).header('cache-control', 'no-cache');
    if (knows(request.headers['if-none-match'], tag)) void reply.status(304).send();
    else void reply.type('application/json; charset=utf-8').send(Readable.from(parts));
  }

  @Get(':name/stream')
  @Described({
    summary: 'Follow a projection by server-sent events',
    description:
      'First a `snapshot`, which replaces whatever the reader holds, then a `change` for every document that changes; `null` says that a document is gone. Ids are log positions: with `Last-Event-ID` the stream goes on exactly there. A reader that reads too slowly is cut off, and resumes.',
    example: streamExample,
    type: 'text/event-stream',
    problems: [404, 422],
  })
  @ApiQuery(keyPrefix)
  @ApiQuery({
    name: 'lastEventId',
    required: false,
    description: 'as the header, for readers that cannot set one',
    example: '4711',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'what the reader holds',
    schema: { type: 'string', example: '4711' },
  })
  stream(
    @Param('name') name: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const interest = interestIn(name, query);
    this.hub.requireKnown(name);
    if (request.method === 'HEAD') {
      void reply.headers(streamHeaders).send();
      return;
    }
    if (this.hub.isFull)
      throw new HttpProblem(
        503,
        'too-many-subscribers',
        `${this.hub.subscribers} subscribers are as many as are served; try again later`,
        { 'retry-after': '5' },
      );
    // What is taken over takes along the cookie that was renewed.
    const renewed = reply.getHeader('set-cookie');
    if (renewed !== undefined) reply.raw.setHeader('set-cookie', renewed);
    reply.hijack();
    const place = placeIn(request.headers['last-event-id'], query);
    this.hub.open(reply.raw, interest, place, () => this.access.isStillWelcome(request));
  }
}

function knows(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((one) => one.trim() === tag || one.trim() === '*') ?? false;
}
