import { useFormat } from '../../parts/use-format.js';
import type { WordId } from '../../words/index.js';
import { Words } from '../../words/words.jsx';
import type { Figures } from './board.js';

/** What can be read from three metres. */
export function FiguresLine({
  figures,
  isLive,
}: {
  readonly figures: Figures;
  readonly isLive: boolean;
}) {
  const format = useFormat();
  const { asked, answered, share, meanSeconds } = figures;
  const others: readonly (readonly [WordId, number, always: boolean, warns: boolean])[] = [
    ['campaign.scheduled', figures.scheduled, false, false],
    ['campaign.waiting', figures.waiting, true, false],
    ['campaign.escalated', figures.escalated, true, false],
    ['campaign.phone-tasks', figures.phoneTasks, true, true],
    ['campaign.unreachable', figures.unreachable, true, true],
    ['campaign.late', figures.late, false, false],
    ['campaign.no-answer', figures.noAnswer, false, true],
  ];
  return (
    <dl className="figures campaign-figures" data-live={isLive}>
      <div className="first">
        <dt>
          <Words id="campaign.answered" />
        </dt>
        <dd>
          <Words
            id="campaign.answered-of"
            values={{ answered: format.number(answered), asked: format.number(asked) }}
          />
        </dd>
      </div>
      <div className="first">
        <dt>
          <Words id="campaign.share" />
        </dt>
        <dd>{format.share(share)}</dd>
      </div>
      <div>
        <dt>
          <Words id="campaign.mean" />
        </dt>
        <dd>{format.duration(meanSeconds)}</dd>
      </div>
      {others.map(([id, count, always, warns]) =>
        always || count > 0 ? (
          <div key={id} data-warns={(warns && count > 0) || undefined}>
            <dt>
              <Words id={id} />
            </dt>
            <dd>
              {warns && count > 0 ? <span aria-hidden>▲ </span> : null}
              {format.number(count)}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
