import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { scheduled, type ListedCampaign } from './choose.js';

const shownMax = 3;

export function NextTests({ campaigns }: { readonly campaigns: readonly ListedCampaign[] }) {
  const format = useFormat();
  const next = scheduled(campaigns).slice(0, shownMax);
  return (
    <section className="panel" aria-labelledby="next-tests">
      <header>
        <h2 id="next-tests">
          <Words id="overview.next" />
        </h2>
      </header>
      {next.length === 0 ? (
        <p className="soft">
          <Words id="overview.nothing-next" />
        </p>
      ) : (
        <ul className="work">
          {next.map(({ campaignId, name, startsAt }) => (
            <li key={campaignId}>
              <span>{name}</span>
              <span>{startsAt === null ? '–' : format.instant(startsAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
