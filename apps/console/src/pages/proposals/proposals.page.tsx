import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useWords, Words } from '../../words/words.jsx';
import { Places } from '../directory/places.jsx';
import { Proposal } from './proposal.jsx';

const statuses = [
  ['proposed', 'proposals.waiting'],
  ['approved', 'proposals.approved'],
  ['rejected', 'proposals.rejected'],
] as const;

export default function ProposalsPage() {
  const words = useWords();
  const [status, setStatus] = useState<(typeof statuses)[number][0]>('proposed');
  const queries = useQueryClient();
  // What is streamed is encrypted; that something changed is all that is needed of it. The directory overtakes proposals.
  const { position } = useProjection('proposals');
  const { position: directoryPosition } = useProjection('directory');
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['proposals'] });
  }, [queries, position, directoryPosition]);
  const proposals = useQuery({
    queryKey: ['proposals', status],
    queryFn: () => dataOf(api.GET('/api/v1/proposals', { params: { query: { status } } })),
  });
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="directory.proposals" />
        </h1>
        <select
          className="input"
          aria-label={words('proposals.which')}
          value={status}
          onChange={({ target }) => {
            const chosen = statuses.find(([one]) => one === target.value);
            if (chosen !== undefined) setStatus(chosen[0]);
          }}
        >
          {statuses.map(([one, id]) => (
            <option key={one} value={one}>
              {words(id)}
            </option>
          ))}
        </select>
      </div>
      <Places />
      <Loaded query={proposals}>
        {(known) =>
          known.length === 0 ? (
            <p className="notice">
              <Words id={status === 'proposed' ? 'proposals.empty' : 'proposals.empty.decided'} />
            </p>
          ) : (
            known.map((one) => <Proposal key={one.proposalId} proposal={one} />)
          )
        }
      </Loaded>
    </>
  );
}
