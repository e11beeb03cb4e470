import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { Words } from '../../words/words.jsx';

export default function OverviewPage() {
  const summary = useQuery({
    queryKey: ['summary'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/summary')),
  });
  return (
    <>
      <h1>
        <Words id="shell.overview" />
      </h1>
      <section className="panel">
        <Loaded query={summary}>{(data) => <pre>{JSON.stringify(data, null, 1)}</pre>}</Loaded>
      </section>
    </>
  );
}
