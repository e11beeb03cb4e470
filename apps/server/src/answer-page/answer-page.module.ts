import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AnswersModule } from '#answers';
import { AnswerDesk } from './answer-desk.js';
import { answerPageRoutes } from './answer-page.routes.js';
import { AskedByToken } from './asked.js';
import { Openings } from './openings.js';

/** Where contact points answer by the link they were sent. */
@Module({ imports: [AnswersModule], providers: [AskedByToken, Openings, AnswerDesk] })
export class AnswerPageModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly desk: AnswerDesk,
  ) {}

  onModuleInit(): void {
    void this.host.httpAdapter.getInstance().register(answerPageRoutes(this.desk));
  }
}
