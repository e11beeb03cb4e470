/** The words of one language. `{{name}}` stands for a fact; which there are is in docs/templates.md. */
export interface TemplateText {
  readonly subject: string;
  readonly body: string;
  /** For channels that take a line or two: SMS, chat. */
  readonly short: string;
}

/** The words of a campaign's messages, by BCP 47 language tag. English must be among them: it follows every other language. */
export interface Template {
  readonly languages: Readonly<Record<string, TemplateText>>;
}

/** A template as it is known to people: which one, and in which version. */
export interface PinnedTemplate {
  readonly templateId: string;
  readonly version: number;
}

export const standardTemplate: Template = {
  languages: {
    en: {
      subject: '{{campaignName}}',
      body: 'Please confirm: {{link}}',
      short: '{{link}}',
    },
  },
};
