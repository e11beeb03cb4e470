import { canonicalJson, type Decider, type EventDefinitions, type StreamName } from '#kernel';
import type { Template } from './template.js';

/** A template is never changed: defining it anew makes its next version, and campaigns keep the one they pinned. */
export type TemplateEvent = {
  readonly type: 'TemplateDefined';
  readonly data: {
    readonly templateId: string;
    readonly version: number;
    readonly template: Template;
  };
};
export type TemplateCommand = {
  readonly type: 'DefineTemplate';
  readonly templateId: string;
  readonly template: Template;
};
export type TemplateState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'defined';
      /** By number, from 1. */
      readonly versions: Readonly<Record<number, Template>>;
      readonly version: number;
    };

export const templateEvents: EventDefinitions<TemplateEvent> = { TemplateDefined: { schema: 1 } };

export function templateStream(templateId: string): StreamName {
  return `template-${templateId}`;
}

export const template: Decider<TemplateState, TemplateCommand, TemplateEvent> = {
  initial: { status: 'absent' },

  decide({ templateId, template: defined }, state) {
    if (state.status === 'absent')
      return [{ type: 'TemplateDefined', data: { templateId, version: 1, template: defined } }];
    if (canonicalJson(state.versions[state.version]) === canonicalJson(defined)) return [];
    const version = state.version + 1;
    return [{ type: 'TemplateDefined', data: { templateId, version, template: defined } }];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'TemplateDefined': {
        const { version, template: defined } = event.data;
        const before = state.status === 'defined' ? state.versions : {};
        return { status: 'defined', version, versions: { ...before, [version]: defined } };
      }
      default:
        event.type satisfies never;
        return state;
    }
  },
};
