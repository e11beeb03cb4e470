import { useEffect } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { Loaded } from '../../parts/loaded.jsx';
import { Words } from '../../words/words.jsx';
import { WaitingMail } from './waiting-mail.jsx';

/** Mails of which no machine can tell whether they are answers. */
export default function MailPage() {
  const queries = useQueryClient();
  const { position } = useProjection('mailbox');
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['mail'] });
  }, [queries, position]);
  const mails = useQuery({
    queryKey: ['mail'],
    queryFn: () => dataOf(api.GET('/api/v1/mail')),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="mail.title" />
        </h1>
      </div>
      <Loaded query={mails}>
        {(known) =>
          known.length === 0 ? (
            <p className="notice">
              <Words id="mail.empty" />
            </p>
          ) : (
            known.map((mail) => <WaitingMail key={mail.mailId} mail={mail} />)
          )
        }
      </Loaded>
    </>
  );
}
