import {
  applyDecorators,
  Controller,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor } from './answer.interceptor.js';
import { ApiGuard } from './api.guard.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { inputPipe } from './input.pipe.js';
import { ProblemFilter } from './problem.filter.js';

export const apiPrefix = 'api/v1';

/** A controller of the API: guarded, its input checked, its answers tagged, its errors told as problem details. */
export function ApiController(path: string, tag: string): ClassDecorator {
  return applyDecorators(
    Controller(`${apiPrefix}/${path}`),
    ApiTags(tag),
    ApiSecurity('apiKey'),
    UseGuards(ApiGuard),
    UseInterceptors(IdempotencyInterceptor, AnswerInterceptor),
    UsePipes(inputPipe),
    UseFilters(ProblemFilter),
  );
}
