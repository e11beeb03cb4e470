import { CommandMessage } from '#kernel';
import type { Letter } from './letter.events.js';

/** Has a letter sent. Asked for again under the same id it is not sent a second time. */
export class RequestLetter extends CommandMessage<Letter> {}
