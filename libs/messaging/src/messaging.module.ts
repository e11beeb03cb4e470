import { Module } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { capability, CommandLoop } from '#engine';
import { template, templateEvents, templateStream } from './domain/template.decider.js';
import { DefineTemplate } from './domain/template.messages.js';
import { templates } from './domain/templates.projection.js';

export const messagingCapability = capability({
  events: [templateEvents],
  projections: [templates],
  processes: [],
});

@CommandHandler(DefineTemplate)
export class DefineTemplateHandler implements ICommandHandler<DefineTemplate> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: DefineTemplate) {
    const command = { type: 'DefineTemplate', ...data } as const;
    return this.loop.run(templateStream(data.templateId), template, command, context);
  }
}

@Module({ providers: [DefineTemplateHandler] })
export class MessagingModule {}
