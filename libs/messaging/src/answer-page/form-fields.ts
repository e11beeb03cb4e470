import {
  correctableDetails,
  maskedDetails,
  type AnswerFault,
  type AnswerField,
  type AnswerPage,
  type CorrectableDetail,
} from './answer-page.js';
import { maskedEmail, maskedPhone } from './masked.js';
import type { AnswerPageWords } from './words/index.js';

type Form = Pick<Extract<AnswerPage, { kind: 'form' }>, 'details' | 'typed' | 'faults'>;
type Details = NonNullable<Form['details']>;
/** Puts values into words. */
export type Say = (words: string, values?: Readonly<Record<string, string>>) => string;

export interface FieldView {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  readonly value: string;
  readonly type?: 'text' | 'email' | 'tel';
  readonly multiline?: true;
  readonly select?: { readonly options: readonly object[] };
  readonly autocomplete: string;
  readonly inputDirection: string;
  readonly describedBy: string;
}

/** The fields of one form in one language, as the layout takes them. */
export class FormFields {
  constructor(
    private readonly form: Form,
    private readonly words: AnswerPageWords,
    private readonly say: Say,
  ) {}

  /** What is wrong, in the order of the form; each with the control to go to. */
  faults(): readonly { readonly id: string; readonly text: string }[] {
    return this.form.faults.map((fault) => ({
      id: fault.field === 'choice' ? 'on-duty' : fault.field,
      text: this.complaint(fault),
    }));
  }

  errorOf(field: AnswerField): string {
    const fault = this.form.faults.find((one) => one.field === field);
    return fault === undefined ? '' : this.complaint(fault);
  }

  choices(): readonly object[] {
    const { onDuty, onDutyHint, notOnDuty, notOnDutyHint } = this.words;
    const { choice } = this.form.typed;
    return [
      { id: 'on-duty', value: 'on-duty', label: onDuty, hint: onDutyHint },
      { id: 'not-on-duty', value: 'not-on-duty', label: notOnDuty, hint: notOnDutyHint },
    ].map((one) => ({ ...one, checked: one.value === choice }));
  }

  answeredBy(): FieldView {
    const { answeredBy: label, answeredByHint: hint } = this.words;
    const value = this.form.typed.answeredBy ?? '';
    return this.field('answeredBy', { label, hint, value, type: 'text', autocomplete: 'name' });
  }

  note(): FieldView {
    const { note: label, noteHint: hint } = this.words;
    return this.field('note', { label, hint, value: this.form.typed.note ?? '', multiline: true });
  }

  /** Those with something wrong in them. */
  faulty(): readonly FieldView[] {
    return this.form.faults.flatMap(({ field }) => {
      if (field === 'choice') return [];
      if (field === 'answeredBy') return [this.answeredBy()];
      return [field === 'note' ? this.note() : this.correction(field, this.form.details ?? {})];
    });
  }

  /** The directory's entry; `undefined` where nothing is known of it. */
  details(): object | undefined {
    const { details, typed, faults } = this.form;
    if (details === undefined) return undefined;
    const open =
      faults.some(({ field }) => (correctableDetails as readonly string[]).includes(field)) ||
      Object.keys(typed.details).length > 0;
    return {
      shown: correctableDetails.map((name) => ({
        label: this.words.details[name],
        value: this.shown(name, details),
        direction: isCode(name) ? 'ltr' : '',
      })),
      confirmed: typed.detailsConfirmed,
      open,
      corrections: correctableDetails.map((name) => this.correction(name, details)),
    };
  }

  private shown(name: CorrectableDetail, details: Details): string {
    const value = details[name] ?? '';
    if (value === '') return '';
    if (name === 'availability') return this.words.availabilities[value] ?? value;
    return maskedDetails.includes(name) ? masked(name, value) : value;
  }

  private correction(name: CorrectableDetail, details: Details): FieldView {
    const known = details[name] ?? '';
    const isMasked = maskedDetails.includes(name);
    const value = this.form.typed.details[name] ?? (isMasked ? '' : known);
    const label = this.words.details[name];
    const base = { label, value, hint: this.hint(name, known) };
    const inputDirection = isCode(name) ? 'ltr' : 'auto';
    switch (name) {
      case 'availability': {
        const named = Object.entries(this.words.availabilities);
        // Where none of them is said, the first must not be chosen for the reader.
        const offered = named.some(([option]) => option === value) ? named : [['', ''], ...named];
        const options = offered.map(([option, text]) => ({
          option,
          text,
          selected: option === value,
        }));
        return this.field(name, { ...base, select: { options } });
      }
      case 'instructions':
        return this.field(name, { ...base, multiline: true, inputDirection });
      case 'email':
      case 'alternateEmail':
        return this.field(name, { ...base, type: 'email', inputDirection });
      case 'phone':
      case 'alternatePhone':
        return this.field(name, { ...base, type: 'tel', inputDirection });
      case 'institution':
      case 'timezone':
      case 'languages':
        return this.field(name, { ...base, type: 'text', inputDirection });
    }
  }

  private hint(name: CorrectableDetail, known: string): string {
    const { words } = this;
    const parts: string[] = [];
    if (maskedDetails.includes(name))
      parts.push(
        known === ''
          ? words.nothingYetHint
          : this.say(words.maskedHint, { masked: masked(name, known) }),
      );
    if (name === 'phone' || name === 'alternatePhone') parts.push(words.phoneHint);
    if (name === 'timezone') parts.push(words.timezoneHint);
    if (name === 'languages') parts.push(words.languagesHint);
    return parts.join(' ');
  }

  private field(id: AnswerField, view: Partial<FieldView> & { readonly label: string }): FieldView {
    const error = this.errorOf(id);
    const described = [view.hint ? `${id}-hint` : '', error === '' ? '' : `${id}-error`];
    return {
      id,
      hint: '',
      value: '',
      // Whoever answers may not be the person the browser knows: it must not fill in the directory's entry.
      autocomplete: 'off',
      inputDirection: 'auto',
      ...view,
      error,
      describedBy: described.filter((part) => part !== '').join(' '),
    };
  }

  private complaint({ field, problem, charactersMax }: AnswerFault): string {
    const { words } = this;
    if (field === 'choice') return words.errorChoice;
    const label = field === 'answeredBy' || field === 'note' ? words[field] : words.details[field];
    const values = { label, max: String(charactersMax ?? '') };
    if (problem === 'missing') return this.say(words.errorEmpty, values);
    if (problem === 'too-long') return this.say(words.errorTooLong, values);
    return this.say(malformed(field, words), values);
  }
}

function masked(name: CorrectableDetail, value: string): string {
  return name === 'phone' || name === 'alternatePhone' ? maskedPhone(value) : maskedEmail(value);
}

/** Written from left to right in every language. */
function isCode(name: CorrectableDetail): boolean {
  return name !== 'institution' && name !== 'instructions' && name !== 'availability';
}

function malformed(field: Exclude<AnswerField, 'choice'>, words: AnswerPageWords): string {
  switch (field) {
    case 'email':
    case 'alternateEmail':
      return words.errorEmail;
    case 'phone':
    case 'alternatePhone':
      return words.errorPhone;
    case 'timezone':
      return words.errorTimezone;
    case 'languages':
      return words.errorLanguages;
    case 'availability':
      return words.errorAvailability;
    case 'answeredBy':
    case 'note':
    case 'institution':
    case 'instructions':
      return words.errorText;
  }
}
