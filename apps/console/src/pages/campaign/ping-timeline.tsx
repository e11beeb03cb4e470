import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import type { BoardRow } from './board.js';
import { eventWord, viaWord } from './event-words.js';
import { PolicySteps, StepName } from './policy-steps.jsx';
import { becauseWord, countedWord, outcomeWord, type PolicyStep } from './step-words.js';
import { useWhy } from './use-why.js';
import { countedOf, isDecision, stepOf, type Told, type Why } from './why.js';

/** Everything that happened to a ping, in order, each with its reason; beside it what the policy had to do. */
export function PingTimeline({
  row,
  steps,
  until,
}: {
  readonly row: BoardRow;
  readonly steps: readonly PolicyStep[];
  readonly until: string | undefined;
}) {
  const { events, why } = useWhy(row, until);
  return (
    <div className="ping-detail">
      <section>
        <h3>
          <Words id="why.events" />
        </h3>
        <Loaded query={events}>
          {(known) => (
            <ol className="timeline">
              {known
                .filter(({ at }) => until === undefined || at <= until)
                .map((event) => (
                  <Line
                    key={event.id}
                    {...{ event, steps }}
                    why={why.data}
                    timezone={row.timezone}
                  />
                ))}
            </ol>
          )}
        </Loaded>
      </section>
      <section>
        <h3>
          <Words id="why.steps" />
        </h3>
        <Loaded query={why}>
          {(known) => <PolicySteps why={known} steps={steps} timezone={row.timezone} />}
        </Loaded>
      </section>
    </div>
  );
}

function Line({
  event,
  steps,
  why,
  timezone,
}: {
  readonly event: Told;
  readonly steps: readonly PolicyStep[];
  readonly why: Why | undefined;
  readonly timezone: string;
}) {
  const format = useFormat();
  const word = eventWord(event.type);
  return (
    <li data-type={event.type}>
      <span>
        <time dateTime={event.at}>{format.instant(event.at)}</time>{' '}
        <span className="soft">
          <Words id="campaign.there" values={{ time: format.local(event.at, timezone) }} />
        </span>
      </span>
      <span>
        <strong>{word === undefined ? event.type : <Words id={word} />}</strong>{' '}
        <Details {...event} />
        {why === undefined ? null : <Reason {...{ event, steps, why }} />}
      </span>
    </li>
  );
}

function Details({ type, data }: Told) {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined);
  const via = text('via');
  const viaId = via === undefined ? undefined : viaWord(via);
  const outcome = text('outcome');
  const outcomeId = outcome === undefined ? undefined : outcomeWord(outcome);
  // A reason by code is told in words below; what is left was written by somebody.
  const reason = type === 'StepSkipped' || type === 'PhoneTaskOpened' ? undefined : text('reason');
  const parts = [
    text('recipient'),
    text('channelId'),
    viaId === undefined ? via : <Words key="via" id={viaId} />,
    outcomeId === undefined ? outcome : <Words key="outcome" id={outcomeId} />,
    text('answeredBy'),
    reason,
    text('note'),
  ].filter((part) => part !== undefined);
  return (
    <span className="soft">
      {parts.map((part, index) => (
        <span key={index}>
          {index === 0 ? '' : ' · '}
          {part}
        </span>
      ))}
    </span>
  );
}

/** Why this was sent, or was not; how an answer counted. */
function Reason({
  event,
  steps,
  why,
}: {
  readonly event: Told;
  readonly steps: readonly PolicyStep[];
  readonly why: Why;
}) {
  const counted = countedWord(countedOf(event, why) ?? '');
  if (counted !== undefined)
    return (
      <span className="reason">
        <Words id={counted} />
      </span>
    );
  const step = stepOf(event, why);
  if (step === undefined) return null;
  const because = isDecision(event) ? becauseWord(step.because) : undefined;
  return (
    <span className="reason">
      <StepName step={step} steps={steps} />
      {because === undefined ? null : (
        <>
          {' – '}
          <Words id={because} />
        </>
      )}
    </span>
  );
}
