import { detailFaults } from '#directory';
import { InvalidInput, limits } from '#kernel';
import {
  answerChoices,
  correctableDetails,
  maskedDetails,
  type AnswerChoice,
  type AnswerFault,
  type AnswerField,
  type CorrectableDetail,
  type TypedAnswer,
} from '#messaging';
import { oneLine, severalLines, tidied } from './tidied.js';

export type KnownDetails = Readonly<Partial<Record<CorrectableDetail, string>>>;

/** A form as it was sent. */
export interface SentForm {
  readonly nonce: string;
  /** Of the answer that was recorded already, where this form brings what could not be taken with it. */
  readonly answerId?: string;
  readonly typed: TypedAnswer;
}

const fieldNames: readonly string[] = [
  'nonce',
  'answerId',
  'choice',
  'answeredBy',
  'note',
  'detailsConfirmed',
  ...correctableDetails,
];

const idPattern = /^[0-9a-f-]{36}$/;

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL).
 * @throws InvalidInput where it is not what our own page sends: another field, one twice, no text.
 */
export function readAnswerForm(body: Uint8Array): SentForm {
  const fields = fieldsOf(body);
  const nonce = fields.get('nonce') ?? '';
  const answerId = fields.get('answerId');
  if (!idPattern.test(nonce)) throw invalid('nonce', 'the one the page came with');
  if (answerId !== undefined && !idPattern.test(answerId))
    throw invalid('answerId', 'the one the page came with');
  const choice = answerChoices.find((one) => one === fields.get('choice'));
  if (choice === undefined && fields.has('choice'))
    throw invalid('choice', `one of ${answerChoices.join(', ')}`);
  const details = correctableDetails.flatMap((name) => {
    const value = fields.get(name);
    return value === undefined ? [] : [[name, tidied(name, value)] as const];
  });
  return {
    nonce,
    ...(answerId === undefined ? {} : { answerId }),
    typed: {
      ...(choice === undefined ? {} : { choice }),
      answeredBy: oneLine(fields.get('answeredBy') ?? ''),
      note: severalLines(fields.get('note') ?? ''),
      detailsConfirmed: fields.get('detailsConfirmed') === 'yes',
      details: Object.fromEntries(details),
    },
  };
}

function fieldsOf(body: Uint8Array): ReadonlyMap<string, string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw invalid('', 'text in UTF-8');
  }
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.size >= limits.answerFormFieldsMax) throw invalid('', 'a form of a dozen fields');
    if (!fieldNames.includes(name)) throw invalid('', 'a form without unknown fields');
    if (fields.has(name)) throw invalid(name, 'given once');
    // Nobody can enter one.
    if (value.includes('\0')) throw invalid(name, 'text without null characters');
    fields.set(name, value);
  }
  return fields;
}

function invalid(path: string, expected: string): InvalidInput {
  return new InvalidInput([{ where: { path }, message: `expected ${expected}` }]);
}

/** Of the details that were sent, those that say something else than the directory does. A hidden one that was left empty says nothing. */
export function correctionsIn(details: KnownDetails, known: KnownDetails): KnownDetails {
  const changed = correctableDetails.flatMap((name) => {
    const value = details[name];
    const current = known[name] ?? '';
    if (value === undefined || value === tidied(name, current)) return [];
    return value === '' && maskedDetails.includes(name) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(changed);
}

/** An answer that may be recorded: its choice was made. */
export type CompleteAnswer = TypedAnswer & { readonly choice: AnswerChoice };

/** Whether there is anything in it besides the choice. */
export function saysMore({ answeredBy, note, details }: CompleteAnswer): boolean {
  return answeredBy !== '' || note !== '' || Object.keys(details).length > 0;
}

export function isComplete(typed: TypedAnswer): typed is CompleteAnswer {
  return typed.choice !== undefined;
}

/**
 * What of an answer can be recorded whatever is wrong with the rest of it: somebody who is on duty and mistypes a number was
 * reached all the same. Who changes something, be it in vain, does not confirm the details.
 */
export function soundPart(typed: CompleteAnswer, faults: readonly AnswerFault[]): CompleteAnswer {
  const isSound = (name: AnswerField) => faults.every(({ field }) => field !== name);
  const { choice, answeredBy = '', note = '', detailsConfirmed, details } = typed;
  const changed = correctableDetails.filter((name) => details[name] !== undefined);
  return {
    choice,
    answeredBy: isSound('answeredBy') ? answeredBy : '',
    note: isSound('note') ? note : '',
    detailsConfirmed: detailsConfirmed && changed.length === 0,
    details: Object.fromEntries(changed.filter(isSound).map((name) => [name, details[name]])),
  };
}

/** Everything that is wrong with an answer, in the order of the page. Corrections are held to the rules of an import. */
export function answerFaults(typed: TypedAnswer): readonly AnswerFault[] {
  const { choice, answeredBy = '', note = '', details } = typed;
  return [
    ...(choice === undefined ? [{ field: 'choice', problem: 'missing' } as const] : []),
    ...textFaults('answeredBy', answeredBy, limits.answererCharactersMax),
    ...correctableDetails.flatMap((name) => {
      const value = details[name];
      return value === undefined ? [] : detailFault(name, value);
    }),
    ...textFaults('note', note, limits.noteCharactersMax),
  ];
}

function textFaults(
  field: 'answeredBy' | 'note',
  text: string,
  charactersMax: number,
): readonly AnswerFault[] {
  if (text.length > charactersMax) return [{ field, problem: 'too-long', charactersMax }];
  // The rules of the directory's own free text are right for this one too.
  return detailFaults({ instructions: text }).length === 0 ? [] : [{ field, problem: 'malformed' }];
}

function detailFault(field: CorrectableDetail, value: string): readonly AnswerFault[] {
  const charactersMax = limits.fieldCharactersMax;
  if (value.length > charactersMax) return [{ field, problem: 'too-long', charactersMax }];
  if (detailFaults({ [field]: value }).length === 0) return [];
  return [{ field, problem: value === '' ? 'missing' : 'malformed' }];
}
