import { CommandMessage } from '#kernel';
import type { Template } from './template.js';

/** Makes the template's next version, unless it is what the last one says. */
export class DefineTemplate extends CommandMessage<{
  readonly templateId: string;
  readonly template: Template;
}> {}
