import { Module } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { capability, CommandLoop } from '#engine';
import { letter } from './domain/letter.decider.js';
import { letterEvents, letterStream } from './domain/letter.events.js';
import { RequestLetter } from './domain/letter.messages.js';
import { letterProcess } from './domain/letter.process.js';
import { letters } from './domain/letters.projection.js';
import { template, templateEvents, templateStream } from './domain/template.decider.js';
import { DefineTemplate } from './domain/template.messages.js';
import { templates } from './domain/templates.projection.js';
import { LetterDesk } from './letters/letter-desk.js';

export const messagingCapability = capability({
  events: [templateEvents, letterEvents],
  projections: [templates, letters],
  processes: [letterProcess],
});

@CommandHandler(DefineTemplate)
export class DefineTemplateHandler implements ICommandHandler<DefineTemplate> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: DefineTemplate) {
    const command = { type: 'DefineTemplate', ...data } as const;
    return this.loop.run(templateStream(data.templateId), template, command, context);
  }
}

@CommandHandler(RequestLetter)
export class RequestLetterHandler implements ICommandHandler<RequestLetter> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: RequestLetter) {
    const command = { type: 'RequestLetter', letter: data, now: context.now } as const;
    return this.loop.run(letterStream(data.letterId), letter, command, context);
  }
}

@Module({
  providers: [DefineTemplateHandler, RequestLetterHandler, LetterDesk],
  exports: [LetterDesk],
})
export class MessagingModule {}
