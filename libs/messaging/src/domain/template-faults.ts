import { isLanguageTag } from '#kernel';
import { commonLanguage } from './choose-language.js';
import { standardTemplate } from './standard-template/index.js';
import { placeholders, type Template, type TemplateText, type Wording } from './template.js';

export interface TemplateFault {
  /** Such as `languages.fr.reminder.body`. */
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a template whose form is right: words that could not be sent, or that would not ask for anything. */
export function templateFaults(template: Template): readonly TemplateFault[] {
  const entries = Object.entries(template.languages);
  const missing = entries.some(([tag]) => tag === commonLanguage)
    ? []
    : [{ path: 'languages.en', message: 'is missing; English follows every other language' }];
  return [...missing, ...entries.flatMap(([tag, text]) => textFaults(tag, text))];
}

function textFaults(tag: string, text: TemplateText): readonly TemplateFault[] {
  const path = `languages.${tag}`;
  if (!isLanguageTag(tag))
    return [{ path, message: 'expected a BCP 47 language tag such as pt-BR' }];
  const [canonical] = Intl.getCanonicalLocales(tag);
  if (canonical !== tag) return [{ path, message: `expected this tag as ${canonical}` }];
  const { exercise, button, reminder, escalation, colleague } = text;
  const faults = [...wordingFaults(path, text, false)];
  if (reminder) faults.push(...wordingFaults(`${path}.reminder`, reminder, false));
  if (escalation) faults.push(...wordingFaults(`${path}.escalation`, escalation, false));
  if (colleague) faults.push(...wordingFaults(`${path}.colleague`, colleague, true));
  const fixed = {
    'exercise.label': exercise?.label,
    'exercise.statement': exercise?.statement,
    button,
  };
  for (const [name, value] of Object.entries(fixed))
    if (value?.includes('{{')) faults.push({ path: `${path}.${name}`, message: 'takes no {{…}}' });
  if (standardTemplate.languages[tag] === undefined) {
    if (exercise === undefined)
      faults.push({
        path: `${path}.exercise`,
        message: 'is missing; {"label", "statement"} say in this language that it is an exercise',
      });
    if (button === undefined)
      faults.push({
        path: `${path}.button`,
        message:
          'is missing; it leads to the answer page, and has no standard words in this language',
      });
  }
  return faults;
}

function wordingFaults(path: string, wording: Wording, forColleague: boolean): TemplateFault[] {
  const { subject, body, short } = wording;
  return Object.entries({ subject, body, short }).flatMap(([name, text]) => {
    const at = `${path}.${name}`;
    const faults = placeholderFaults(at, text, forColleague);
    const hasLink = linkPattern.test(text);
    if (name === 'subject' && hasLink)
      faults.push({ path: at, message: 'must not show {{link}}; it belongs into the body' });
    if (name !== 'subject' && !hasLink)
      faults.push({ path: at, message: 'needs {{link}}, by which it is answered' });
    return faults;
  });
}

const linkPattern = /\{\{\s*link\s*\}\}/;
const placeholderPattern = /(?<!\{)\{\{\s*(\w+)\s*\}\}(?!\})/g;

function placeholderFaults(path: string, text: string, forColleague: boolean): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const [, name = ''] of text.matchAll(placeholderPattern)) {
    if (!Object.hasOwn(placeholders, name))
      faults.push({
        path,
        message: `{{${name}}} is unknown; expected one of ${Object.keys(placeholders).join(', ')}`,
      });
    else if (name === 'news' && !path.endsWith('.body'))
      faults.push({ path, message: 'must not show {{news}}; it belongs into the body' });
    else if (name === 'insteadOf' && !forColleague)
      faults.push({ path, message: '{{insteadOf}} is known only in the wording for a colleague' });
  }
  if (/\{\{|\}\}/.test(text.replace(placeholderPattern, '')))
    faults.push({ path, message: 'expected nothing but {{name}} in double braces' });
  return faults;
}
