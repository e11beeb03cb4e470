import {
  Catch,
  Injectable,
  Optional,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem, problemMediaType, problemOf, told, type Told } from './problem.js';
import { ServedRoutes } from './served-routes.js';

/** Hears of errors that are ours, with the correlation id that the client was told. */
export abstract class FailureReport {
  abstract report(error: unknown, correlationId: string): void;
}

/** Answers every error with problem details, and tells nobody of our insides. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: ServedRoutes,
    @Optional() private readonly failures?: FailureReport,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const [path = ''] = request.url.split('?');
    const answer = this.tell(error, request.method, path);
    if (answer.status === 500) this.failures?.report(error, correlationOf(reply, request));
    if (reply.sent || reply.raw.headersSent) return;
    void reply
      .status(answer.status)
      .headers({ 'cache-control': 'no-store', ...answer.headers })
      .type(problemMediaType)
      .send(Buffer.from(JSON.stringify(problemOf(answer, path))));
  }

  /** A path that exists under other methods is not "not found". */
  private tell(error: unknown, method: string, path: string): Told {
    const answer = told(error);
    if (answer.code !== 'not-found') return answer;
    const methods = this.routes.methodsAt(path);
    if (methods.length === 0)
      return { ...answer, detail: `there is nothing at ${path}; /api/docs lists what there is` };
    if (methods.includes(method)) return answer;
    return told(
      new HttpProblem(
        405,
        'method-not-allowed',
        `${path} cannot be asked with ${method}; expected ${methods.join(', ')}`,
        { allow: methods.join(', ') },
      ),
    );
  }
}

function correlationOf(reply: FastifyReply, request: FastifyRequest): string {
  const told = reply.getHeader('x-correlation-id');
  return typeof told === 'string' ? told : request.id;
}
