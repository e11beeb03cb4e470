import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { byMonth } from './by-month.js';

const monthsAhead = 6;

/** The tests of the months ahead, those of series with them. */
export function Calendar() {
  const words = useWords();
  const format = useFormat();
  const calendar = useQuery({
    queryKey: ['calendar'],
    queryFn: () => {
      const [from, to] = [new Date(), new Date()];
      to.setMonth(to.getMonth() + monthsAhead);
      const query = { from: from.toISOString(), to: to.toISOString() };
      return dataOf(api.GET('/api/v1/calendar', { params: { query } }));
    },
  });
  const month = new Intl.DateTimeFormat(format.locale, { month: 'long', year: 'numeric' });
  return (
    <section className="panel" aria-labelledby="calendar">
      <header>
        <h2 id="calendar">
          <Words id="campaigns.calendar" />
        </h2>
      </header>
      <Loaded query={calendar}>
        {(known) =>
          known.length === 0 ? (
            <p className="soft">
              <Words id="campaigns.calendar-empty" />
            </p>
          ) : (
            byMonth(known).map(([first, tests]) => (
              <div key={first}>
                <h3>{month.format(new Date(first))}</h3>
                <ul className="rows">
                  {tests.map(({ campaignId, name, status, startsAt }) => (
                    <li key={campaignId}>
                      <span>{format.instant(startsAt)}</span>
                      {status === 'expected' ? (
                        <span>{name}</span>
                      ) : (
                        <Link href={`/campaigns/${campaignId}`}>{name}</Link>
                      )}
                      <span className="soft">{words('campaigns.status', { status })}</span>
                    </li>
                  ))}
                </ul>
              </div>
            ))
          )
        }
      </Loaded>
    </section>
  );
}
