import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';

/** What waits for a person. */
export function OpenWork() {
  const format = useFormat();
  const tasks = useQuery({
    queryKey: ['phone-tasks'],
    queryFn: () => dataOf(api.GET('/api/v1/phone-tasks')),
    refetchInterval: 15_000,
  });
  const mails = useProjection('mailbox');
  const proposals = useProjection<{ readonly status: string }>('proposals');
  const waiting = [...proposals.documents.values()].filter(({ status }) => status === 'proposed');
  const counted = (followed: { readonly state: string }, count: number) =>
    followed.state === 'connecting' ? '…' : format.number(count);
  const rows = [
    ['phone-tasks', tasks.data === undefined ? '…' : format.number(tasks.data.length)],
    ['proposals', counted(proposals, waiting.length)],
    ['mail', counted(mails, mails.documents.size)],
  ] as const;
  return (
    <section className="panel" aria-labelledby="work">
      <header>
        <h2 id="work">
          <Words id="overview.work" />
        </h2>
      </header>
      <ul className="work">
        {rows.map(([name, count]) => (
          <li key={name}>
            <Link href={`/${name}`}>
              <Words id={`overview.${name}`} />
            </Link>
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
