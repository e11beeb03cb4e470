import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { lettersOf, type DirectoryVersion } from './directory-data.js';

/** Sends the last version to the network, and says first how many letters that is. */
export function ShareVersion({ version: { number } }: { readonly version: DirectoryVersion }) {
  const words = useWords();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reached, setReached] = useState<number>();
  const share = async () => {
    const { data } = await api.POST('/api/v1/directory/versions/{number}/sharings', {
      params: { path: { number } },
      // Without Parties it goes to all: what may be left out, the types made of the API do not tell.
      body: {} as { parties: string[] },
    });
    setReached(data?.contactPoints);
    await queries.invalidateQueries({ queryKey: ['directory-versions'] });
  };
  return (
    <div className="actions">
      <Button className="button" onPress={() => setOpen(true)}>
        <Words id="versions.share" values={{ number }} />…
      </Button>
      <p role="status">
        {reached === undefined ? null : (
          <Words id="versions.share.done" values={{ number, count: reached }} />
        )}
      </p>
      <Confirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={words('versions.share', { number })}
        act={words('versions.share', { number })}
        phrase={words('versions.share.phrase', { number })}
        onConfirm={share}
      >
        <Letters number={number} />
      </Confirm>
    </div>
  );
}

function Letters({ number }: { readonly number: number }) {
  const format = useFormat();
  const points = useQuery({
    queryKey: ['contact-points', 'now'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/contact-points')),
    refetchOnMount: 'always',
  });
  return (
    <Loaded query={points} key={number}>
      {(known) => {
        const { letters, parties, byLanguage } = lettersOf(known);
        const languages = format.list(
          [...byLanguage].map(([tag, count]) => `${count} ${format.language(tag)}`),
        );
        return (
          <p>
            <Words id="versions.share.what" values={{ letters, parties, languages }} />
          </p>
        );
      }}
    </Loaded>
  );
}
