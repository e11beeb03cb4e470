import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import type { PhoneTask as Task } from '../campaign/phone-tasks.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { CallOutcome } from '../campaign/call-outcome.jsx';

/** Whom to call, at which hour there, in which language, and what came of it. */
export function PhoneTask({ task }: { readonly task: Task }) {
  const format = useFormat();
  const [isEntering, setEntering] = useState(false);
  const { party, contactPointId, campaignId, institution, instructions, numbers } = task;
  return (
    <li className="panel task">
      <header>
        <h2>
          {format.region(party)}{' '}
          <Link className="soft" href={`/directory/${contactPointId}`}>
            {contactPointId}
          </Link>
        </h2>
        <span className="soft">
          <Words id={task.reason === 'escalation' ? 'phone.escalation' : 'phone.no-channel'} />
        </span>
      </header>
      <p>{institution}</p>
      <dl className="task-facts">
        <div>
          <dt>
            <Words id="phone.there" />
          </dt>
          <dd>{task.localTime}</dd>
        </div>
        <div>
          <dt>
            <Words id="phone.answer-by" />
          </dt>
          <dd>{format.instant(task.answerBy)}</dd>
        </div>
        <div>
          <dt>
            <Words id="phone.languages" />
          </dt>
          <dd>{format.list(task.languages.map((tag) => format.language(tag)))}</dd>
        </div>
        <div>
          <dt>
            <Words id="phone.campaign" />
          </dt>
          <dd>
            <Link href={`/campaigns/${campaignId}`}>{campaignId}</Link>
          </dd>
        </div>
      </dl>
      {instructions === null ? null : <p className="notice">{instructions}</p>}
      <div className="actions numbers">
        {numbers.length === 0 ? (
          <span className="soft">
            <Words id="phone.no-number" />
          </span>
        ) : (
          numbers.map(({ channelId, number }) => (
            <a key={channelId} className="button" href={`tel:${number}`}>
              {number}
            </a>
          ))
        )}
        <Button className="button primary" onPress={() => setEntering(true)}>
          <Words id="phone.enter" />…
        </Button>
      </div>
      {isEntering ? (
        <CallOutcome task={task} onClose={() => setEntering(false)} onRecorded={() => {}} />
      ) : null}
    </li>
  );
}
