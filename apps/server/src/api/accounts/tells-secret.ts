import { SetMetadata } from '@nestjs/common';

/** What Nest knows of a handler whose answer is told once: it is kept for no repetition. */
export const TELLS_SECRET = 'tells-secret';

/** The answer holds a secret: with an Idempotency-Key it would be kept for a day, so none is taken. */
export const TellsSecret = (): MethodDecorator => SetMetadata(TELLS_SECRET, true);
