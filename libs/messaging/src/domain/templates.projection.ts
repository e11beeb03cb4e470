import type { Projection } from '#kernel';
import type { TemplateEvent } from './template.decider.js';
import type { Template } from './template.js';

export interface DefinedTemplate {
  readonly templateId: string;
  readonly version: number;
  readonly template: Template;
}

/** Every template in its newest version. */
export const templates: Projection<DefinedTemplate, TemplateEvent> = {
  name: 'templates',
  revision: 1,
  key: (event) => event.data.templateId,
  apply: { TemplateDefined: (_, event) => event.data },
};
