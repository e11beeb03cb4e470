import type { IncomingHttpHeaders } from 'node:http';
import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { limits } from '#kernel';
import { PublicAddress } from './public-address.js';

/**
 * Our cookies (RFC 6265). No script reads them, no other site has them sent along but by a plain link, and by TLS their prefix
 * keeps other hosts of the domain from setting them.
 */
@Injectable()
export class Cookies {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly address: PublicAddress,
  ) {}

  /**
   * The `Set-Cookie` header.
   * @param maxAge in seconds; 0 takes the cookie away; left out, it lasts as long as the browser runs.
   */
  set(name: string, value: string, maxAge?: number): string {
    return this.server.serializeCookie(this.full(name), value, {
      httpOnly: true,
      path: '/',
      sameSite: 'lax',
      secure: this.address.isHttps,
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  }

  clear(name: string): string {
    return this.set(name, '', 0);
  }

  /** @returns `undefined` where there is none, or the header is none of a browser. */
  get({ cookie: header }: IncomingHttpHeaders, name: string): string | undefined {
    if (header === undefined || header.length > limits.cookieCharactersMax) return undefined;
    const all = this.server.parseCookie(header);
    const full = this.full(name);
    return Object.hasOwn(all, full) ? all[full] : undefined;
  }

  /** Without TLS a browser takes no cookie with the prefix. */
  private full(name: string): string {
    return this.address.isHttps ? `__Host-${name}` : name;
  }

  private get server(): FastifyInstance {
    return this.host.httpAdapter.getInstance<FastifyInstance>();
  }
}
