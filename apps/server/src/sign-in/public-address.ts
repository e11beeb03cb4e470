import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

/** The token under which Nest knows where people reach this server. */
export const PUBLIC_URL = Symbol('public url');

/** Where people reach this server: what a browser calls our own origin. */
@Injectable()
export class PublicAddress {
  constructor(
    @Inject(PUBLIC_URL) private readonly configured: string,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  get isHttps(): boolean {
    return this.configured.startsWith('https:');
  }

  /** `https://ping.example.org` (RFC 6454); a port that was taken by chance is known once the server listens. */
  get origin(): string {
    if (!this.configured.endsWith(':0')) return new URL(this.configured).origin;
    const { port } = this.host.httpAdapter.getInstance().server.address() as AddressInfo;
    return new URL(this.configured.replace(/:0$/, `:${port}`)).origin;
  }

  /** An address below the one that is configured, which may have a path. */
  urlOf(path: string): string {
    const base = this.configured.endsWith(':0') ? this.origin : this.configured;
    return base.replace(/\/+$/, '') + path;
  }
}
