import type { DomainEvent, Instant, Recorded } from '#kernel';
import type { ActivePing, PingEvent, SendIntent } from '#campaigns/domain';
import { explainAttempts, outcomeOf } from './why.attempts.js';
import { whatEnded, whatHoldsUp } from './why.not-performed.js';
import type { Case, Finding } from './why.steps.js';

/** A message that was decided: what became of it. */
export function explainIntent(
  about: Case,
  intentId: string,
  dueAt: Instant,
  decided: readonly Recorded<PingEvent>[],
): Finding {
  const { ping, history } = about;
  const intent = ping.intents[intentId];
  if (intent === undefined) return undecided(dueAt, decided);
  if (intent.to === 'secretariat-phone') return explainCall(about, intent, decided);
  const attempts = explainAttempts(history.ping, ping, intentId);
  const found = findingOf(about, intent, dueAt, decided, outcomeOf(attempts, intent));
  return { ...found, attempts };
}

/** A fold always holds the intent of an event it took in; this is for a log that holds what no rule wrote. */
function undecided(dueAt: Instant, events: readonly Recorded<PingEvent>[]): Finding {
  const words = `It fell due at ${dueAt}, and nothing is known of its message.`;
  return { state: 'unknown', because: 'outcome-unknown', words, rule: 6, events };
}

function findingOf(
  about: Case,
  intent: SendIntent,
  dueAt: Instant,
  decided: readonly Recorded<PingEvent>[],
  outcome: ReturnType<typeof outcomeOf>,
): Finding {
  switch (outcome) {
    case 'out':
      return sent(about.ping, intent, decided);
    case 'under-way':
      return {
        state: 'under-way',
        because: 'handing-over',
        words: 'Its message has been claimed by a worker, and nothing was heard of it yet.',
        rule: 6,
        events: decided,
      };
    case 'unknown':
      return {
        state: 'unknown',
        because: 'outcome-unknown',
        words:
          'Its message was claimed and nothing was heard of it since, as after a crash: nobody can know whether it went out. It is not sent again by itself; a person decides.',
        rule: 6,
        events: [...decided, ...ofIntent(about, intent, 'AttemptOutcomeUnknown')],
      };
    case 'owed':
      return owed(about, intent, dueAt, decided);
    case 'failed':
    case 'none':
      return notSent(about, intent, decided, outcome);
  }
}

function sent(
  ping: ActivePing,
  { id }: SendIntent,
  decided: readonly Recorded<PingEvent>[],
): Finding {
  const to = Object.values(ping.attempts).flatMap(({ intent, outcome, recipient }) =>
    intent === id && outcome === 'handed-over' ? [recipient] : [],
  );
  const who = [...new Set(to)].join(', ');
  return {
    state: 'done',
    because: 'sent',
    words: `Its message went to ${who}.`,
    rule: 6,
    events: decided,
  };
}

function owed(
  about: Case,
  intent: SendIntent,
  dueAt: Instant,
  decided: readonly Recorded<PingEvent>[],
): Finding {
  const { history } = about;
  const { open, readyAt, tries } = intent;
  const ended = whatEnded(about, dueAt, true);
  if (ended !== undefined) return { ...ended, events: [...decided, ...ended.events] };
  if (readyAt > history.moment)
    return Object.keys(tries).length === 0
      ? {
          state: 'not-due',
          because: 'not-due',
          words: `It goes out at ${readyAt}.`,
          rule: 7,
          events: decided,
        }
      : {
          state: 'waiting',
          because: 'to-be-tried-again',
          words: `It failed of something that may pass, and is tried again at ${readyAt}.`,
          rule: 6,
          events: decided,
        };
  return (
    whatHoldsUp(about, dueAt, decided) ?? {
      state: 'waiting',
      because: 'to-be-sent',
      words: `It is decided, and about to be sent to ${open.join(', ')}; where messages per minute are bounded, it waits for its turn.`,
      rule: 6,
      events: decided,
    }
  );
}

/** Nobody is left to write to, or a reminder took its place. */
function notSent(
  about: Case,
  intent: SendIntent,
  decided: readonly Recorded<PingEvent>[],
  outcome: 'failed' | 'none',
): Finding {
  const noChannel = ofIntent(about, intent, 'NoUsableChannel');
  const tasks = ofIntent(about, intent, 'PhoneTaskOpened');
  if (noChannel.length > 0) {
    const directory = directoryNews(about, noChannel[0]?.metadata.at);
    const news = directory.at(-1);
    return {
      state: 'skipped',
      because: 'no-usable-channel',
      words: `No channel was left to write to${outcome === 'failed' ? ', after what was tried had failed' : ''}${news === undefined ? '' : ` (${directoryWords(news)})`}${tasks.length > 0 ? ': somebody is asked to call instead' : ''}.`,
      rule: 8,
      events: [...decided, ...directory, ...noChannel, ...tasks],
    };
  }
  if (intent.superseded === true) {
    const reminders = about.history.ping.filter(
      ({ type, position }) => type === 'ReminderDue' && position > (decided.at(-1)?.position ?? 0),
    );
    return {
      state: 'skipped',
      because: 'superseded',
      words: `It had not gone out when a reminder took its place: what waits to go to the same contact point is sent once.`,
      rule: 9,
      events: [...decided, ...reminders.slice(0, 1)],
    };
  }
  return {
    state: 'skipped',
    because: 'failed',
    words: 'What was tried has failed, and another message has taken its place.',
    rule: 6,
    events: decided,
  };
}

function explainCall(
  about: Case,
  intent: SendIntent,
  decided: readonly Recorded<PingEvent>[],
): Finding {
  const opened = ofIntent(about, intent, 'PhoneTaskOpened');
  const task = about.ping.phoneTasks.find((one) => one.intent === intent.id);
  const completed = about.history.ping.filter(
    ({ type, data }) => type === 'PhoneTaskCompleted' && data.taskId === task?.taskId,
  );
  const outcome = completed.flatMap((event) =>
    event.type === 'PhoneTaskCompleted' ? [event.data.outcome] : [],
  )[0];
  return {
    state: 'done',
    because: 'call-asked-for',
    words: `Somebody was asked to call${outcome === undefined ? ', and has not said yet what came of it' : `; what came of it: ${outcome.replaceAll('-', ' ')}`}.`,
    rule: 7,
    events: [...decided, ...opened, ...completed],
  };
}

function ofIntent(
  { history, ping }: Case,
  { id }: SendIntent,
  type: PingEvent['type'],
): readonly Recorded<PingEvent>[] {
  return history.ping.filter((event) => {
    if (event.type !== type) return false;
    if ('intent' in event.data) return event.data.intent === id;
    return 'attemptId' in event.data && ping.attempts[event.data.attemptId]?.intent === id;
  });
}

const directoryTypes = {
  ContactPointSuspended: 'it was suspended',
  ContactPointWithdrawn: 'it was withdrawn from the directory',
  ContactPointReinstated: 'it was reinstated',
  ChannelFoundUnreachable: 'a channel of it had been found unreachable',
  ChannelDoubted: 'a channel of it had failed on a day',
} as const;

function directoryNews(
  { history }: Case,
  by: Instant | undefined,
): readonly Recorded<DomainEvent>[] {
  return history.directory.filter(
    ({ type, metadata }) => type in directoryTypes && (by === undefined || metadata.at <= by),
  );
}

function directoryWords({ type, metadata }: Recorded<DomainEvent>): string {
  return `${directoryTypes[type as keyof typeof directoryTypes]} on ${metadata.at}`;
}
