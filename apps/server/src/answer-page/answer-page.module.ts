import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AnswersModule } from '#answers';
import { TurnstileModule } from '../http-edge/turnstile.module.js';
import { Turnstile } from '../http-edge/turnstile.js';
import { AnswerDesk } from './answer-desk.js';
import { answerPageRoutes } from './answer-page.routes.js';
import { AskedByToken } from './asked.js';
import { Openings } from './openings.js';

/** Where contact points answer by the link they were sent. */
@Module({
  imports: [AnswersModule, TurnstileModule],
  providers: [AskedByToken, Openings, AnswerDesk],
})
export class AnswerPageModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly desk: AnswerDesk,
    private readonly turnstile: Turnstile,
  ) {}

  onModuleInit(): void {
    void this.host.httpAdapter.getInstance().register(answerPageRoutes(this.desk, this.turnstile));
  }
}
