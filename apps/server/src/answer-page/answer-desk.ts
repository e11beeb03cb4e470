import { Inject, Injectable } from '@nestjs/common';
import { ResponseRecorder } from '#answers';
import { answerWithin, deadlineOf, endOfCounting, type HumanGrade } from '#campaigns';
import { PORTS, type Ports } from '#engine';
import { canonicalJson, derivedId, limits, type Instant } from '#kernel';
import {
  nothingTyped,
  type AnswerChoice,
  type AnswerFault,
  type AnswerNotice,
  type AnswerPage,
  type TypedAnswer,
} from '#messaging';
import {
  answerFaults,
  correctionsIn,
  isComplete,
  saysMore,
  soundPart,
  type CompleteAnswer,
  type SentForm,
} from './answer-form.js';
import { contactPointContext } from './contact-point-context.js';
import { Openings } from './openings.js';
import { AskedByToken, type Asked, type Lookup } from './asked.js';

const gradeOf: Readonly<Record<AnswerChoice, HumanGrade>> = {
  'on-duty': 'responsible-officer',
  'not-on-duty': 'human',
};

/** A page, and the languages of whoever it is for as far as the directory knows them. */
export interface Shown {
  readonly page: AnswerPage;
  readonly languages: readonly string[];
}

export type Taken = Shown | { readonly recorded: string };

/**
 * Where contact points answer for themselves. A response takes a form with an explicit choice (FM-02), and nothing more: what
 * else is wrong in the form is asked for again once the response is recorded. Whatever else a program does with a link is an
 * opening, kept once for each program (FM-01).
 */
@Injectable()
export class AnswerDesk {
  constructor(
    private readonly asked: AskedByToken,
    private readonly responses: ResponseRecorder,
    private readonly openings: Openings,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /** @param answerId of an answer that was just recorded: then the page says what became of it. */
  async open(token: string, agent: string, answerId?: string): Promise<Shown> {
    const found = await this.asked.find(token);
    if (found.status !== 'asked') return elsewhere(found);
    await this.openings.note(found.target, agent);
    const { languages } = found;
    return { languages, page: thanksFor(found, answerId) ?? this.stateOf(found) };
  }

  /** @param form `undefined` where it could not be read. */
  async answer(token: string, agent: string, form: SentForm | undefined): Promise<Taken> {
    const receivedAt = this.ports.clock.now();
    const found = await this.asked.find(token);
    if (found.status !== 'asked') return elsewhere(found);
    const { languages } = found;
    if (form === undefined) {
      await this.openings.note(found.target, agent);
      return { languages, page: { kind: 'malformed' } };
    }
    const ofLink = found.ping.responses.filter(({ via }) => via === 'link');
    const earlier = ofLink.find(({ responseId }) => responseId === form.answerId)?.responseId;
    const typed = withCorrections(form.typed, found, earlier !== undefined);
    const faults = answerFaults(typed);
    if (!isComplete(typed)) {
      await this.openings.note(found.target, agent);
      return { languages, page: this.formOf(found, typed, faults) };
    }
    const sound = soundPart(typed, faults);
    const isNews = earlier === undefined || saysMore(sound);
    if (isNews && ofLink.length >= limits.pageAnswersPerPing)
      return { languages, page: { kind: 'too-many' } };
    // What was recorded already is not recorded again for what still cannot be taken.
    const responseId = isNews ? await this.record(found, form.nonce, sound, receivedAt) : earlier;
    const recorded = earlier ?? responseId;
    return faults.length === 0
      ? { recorded }
      : this.partlyTaken(token, recorded, form.nonce, typed, faults);
  }

  /** The same words from the same opening of the form are one answer, however often they are sent. */
  private async record(
    { target }: Asked,
    nonce: string,
    { choice, answeredBy, note, details, detailsConfirmed }: CompleteAnswer,
    receivedAt: Instant,
  ): Promise<string> {
    const corrections = Object.fromEntries(Object.entries(details));
    const said = {
      grade: gradeOf[choice],
      ...(answeredBy ? { answeredBy } : {}),
      ...(note ? { note } : {}),
      ...(Object.keys(corrections).length > 0 ? { corrections } : {}),
      ...(detailsConfirmed ? { detailsConfirmed: true as const } : {}),
    };
    const { campaignId, contactPointId } = target;
    const responseId = derivedId('link', campaignId, contactPointId, nonce, canonicalJson(said));
    const answer = { ping: target, responseId, via: 'link', receivedAt, ...said } as const;
    await this.responses.record(answer, contactPointContext(this.ports, target, receivedAt));
    return responseId;
  }

  /**
   * Says that the answer is recorded, and takes what was wrong in it once more. The form keeps its nonce and is shown where
   * it was sent to: sending the first one again, or this one twice, records nothing twice.
   */
  private async partlyTaken(
    token: string,
    answerId: string,
    nonce: string,
    typed: CompleteAnswer,
    faults: readonly AnswerFault[],
  ): Promise<Shown> {
    const found = await this.asked.find(token);
    if (found.status !== 'asked') return elsewhere(found);
    const { languages, details } = found;
    const thanks = thanksFor(found, answerId);
    if (thanks === undefined) return { languages, page: this.formOf(found, typed, faults) };
    const known = details === undefined ? {} : { details };
    const page = { ...thanks, kind: 'partly-taken', nonce, typed, faults, ...known } as const;
    return { languages, page };
  }

  private stateOf(asked: Asked): AnswerPage {
    return asked.campaign.status === 'cancelled'
      ? { kind: 'cancelled', facts: asked.facts }
      : this.formOf(asked, nothingTyped, []);
  }

  private formOf(asked: Asked, typed: TypedAnswer, faults: readonly AnswerFault[]): AnswerPage {
    const { facts, details } = asked;
    return {
      kind: 'form',
      facts,
      notices: noticesOf(asked, this.ports.clock.now()),
      typed,
      faults,
      nonce: this.ports.ids.next(),
      ...(details === undefined ? {} : { details }),
    };
  }
}

function elsewhere(found: Exclude<Lookup, Asked>): Shown {
  return found.status === 'unknown'
    ? { page: { kind: 'unknown' }, languages: [] }
    : { page: { kind: 'not-started' }, languages: found.languages };
}

/** @param again after an answer was recorded: then a field that was emptied is one given up. */
function withCorrections(typed: TypedAnswer, { details = {} }: Asked, again: boolean): TypedAnswer {
  const corrections = Object.entries(correctionsIn(typed.details, details));
  const kept = again ? corrections.filter(([, value]) => value !== '') : corrections;
  return { ...typed, details: Object.fromEntries(kept) };
}

function countedUntil({ ping }: Asked): Instant {
  return endOfCounting(deadlineOf(ping), ping.withdrawnAt);
}

type ThanksPage = Extract<AnswerPage, { kind: 'thanks' }>;

/** `undefined` where there is no such answer, or it was taken back. */
function thanksFor(asked: Asked, answerId: string | undefined): ThanksPage | undefined {
  const { ping, facts } = asked;
  const answer = ping.responses.find(({ responseId }) => responseId === answerId);
  if (answer === undefined) return undefined;
  const { responseId, receivedAt } = answer;
  const until = countedUntil(asked);
  const first = answerWithin(ping.responses, until);
  const inTime = first?.responseId === responseId ? 'in-time' : 'further';
  const standing = receivedAt > until ? 'late' : inTime;
  return { kind: 'thanks', facts, receivedAt, standing, answerId: responseId };
}

function noticesOf(asked: Asked, now: Instant): readonly AnswerNotice[] {
  const { ping, party } = asked;
  const until = countedUntil(asked);
  const first = answerWithin(ping.responses, until);
  if (first !== undefined) return [{ kind: 'answered', answeredAt: first.receivedAt }];
  const notices: AnswerNotice[] = [];
  if (ping.withdrawnAt !== undefined) notices.push({ kind: 'closed' });
  else if (now > until) notices.push({ kind: 'late' });
  if (party.status === 'answered') notices.push({ kind: 'party-answered' });
  return notices;
}
