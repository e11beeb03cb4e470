import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';

/** The parts of an explanation that are shown. */
interface Explained {
  readonly words: string;
  readonly steps: readonly Step[];
}
interface Step {
  readonly intent: string;
  readonly does: string;
  readonly dueAt: string;
  readonly state: string;
  readonly words: string;
  readonly rule: { readonly number: number; readonly words: string };
  readonly attempts: readonly { readonly attemptId: string; readonly words: string }[];
}

/**
 * Why each message was sent or was not, by which rule: asked for when somebody wants to know, as it stood at the moment that is
 * looked at.
 */
export function Why({
  campaignId,
  contactPointId,
  at,
  asOf,
}: {
  readonly campaignId: string;
  readonly contactPointId: string;
  readonly at: string | undefined;
  /** When something happened last: with something new it is explained again. */
  readonly asOf: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const why = useQuery({
    queryKey: ['why', campaignId, contactPointId, at, asOf],
    enabled: isOpen,
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/campaigns/{campaignId}/pings/{contactPointId}/why', {
          params: { path: { campaignId, contactPointId }, query: at === undefined ? {} : { at } },
        }),
      )) as unknown as Explained,
  });
  return (
    <div className="why">
      <Button className="button small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Words id="campaign.why" />
      </Button>
      {isOpen ? <Loaded query={why}>{(told) => <Explanation told={told} />}</Loaded> : null}
    </div>
  );
}

/** In the words of the engine, which are the same for the auditor on the command line. */
function Explanation({ told: { words, steps } }: { readonly told: Explained }) {
  const format = useFormat();
  return (
    <div lang="en">
      <p>{words}</p>
      <ol className="timeline">
        {steps.map(({ intent, does, dueAt, state, words: because, rule, attempts }) => (
          <li key={intent} data-state={state}>
            <time dateTime={dueAt}>{format.instant(dueAt)}</time>
            <strong>{does}</strong>
            <span>
              {because}{' '}
              <span className="soft">
                <Words id="campaign.rule" values={{ number: rule.number }} /> {rule.words}
              </span>
              {attempts.map((one) => (
                <span key={one.attemptId} className="soft block">
                  {one.words}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
