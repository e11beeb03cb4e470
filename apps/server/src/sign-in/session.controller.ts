import type { IncomingHttpHeaders } from 'node:http';
import { Get, Headers, Inject } from '@nestjs/common';
import { PORTS, type Ports } from '#engine';
import { ApiController, Described, HttpProblem } from '../api/index.js';
import { SessionCookies } from './session-cookies.js';

/** The session of a browser, for the console. */
@ApiController('session', 'access')
export class SessionController {
  constructor(
    private readonly cookies: SessionCookies,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  @Get()
  @Described({
    summary: 'The session of this browser',
    description: 'Its `csrf` goes along with every change, in the header `x-rollcall-csrf`.',
    problems: [404],
    example: {
      sessionId: '0190a1b2-0000-7000-8000-000000000000',
      login: 'anna',
      role: 'operator',
      how: 'password',
      openedAt: '2024-02-19T09:00:00.000Z',
      expiresAt: '2024-02-19T21:00:00.000Z',
      csrf: 'kq3…',
    },
  })
  async own(@Headers() headers: IncomingHttpHeaders): Promise<object> {
    const held = await this.cookies.held(headers, this.ports.clock.now());
    if (held === undefined)
      throw new HttpProblem(404, 'session-unknown', 'whoever asks by a key has no session');
    const { session, account } = held;
    const { sessionId, how, openedAt, expiresAt } = session;
    const { login, role } = account;
    const csrf = await this.cookies.csrfOf(held);
    return { sessionId, login, role, how, openedAt, expiresAt, csrf };
  }
}
