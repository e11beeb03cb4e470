import { Link } from 'wouter';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { ToldProposal } from '../directory/directory-data.js';
import { Decide } from './decide.jsx';

export function Proposal({ proposal }: { readonly proposal: ToldProposal }) {
  const format = useFormat();
  const { contactPointId, partyName, proposedBy, proposedAt, note, overtaken, decision } = proposal;
  return (
    <article className="panel">
      <header>
        <div>
          <h2>
            <Link href={`/directory/${contactPointId}`}>
              {partyName ?? contactPointId} <span className="soft">{contactPointId}</span>
            </Link>
          </h2>
          <p className="soft">
            <Words
              id="proposals.by"
              values={{ who: proposedBy.id, at: format.instant(proposedAt) }}
            />
          </p>
        </div>
        {proposal.status === 'proposed' ? <Decide proposal={proposal} /> : null}
      </header>
      {overtaken.length === 0 ? null : (
        <p className="notice" data-kind="warn">
          <Words id="proposals.overtaken" values={{ fields: format.list(overtaken.map(String)) }} />
        </p>
      )}
      {note === null ? null : <p>{note}</p>}
      <Changes proposal={proposal} />
      {decision === null ? null : (
        <p>
          <Words
            id="proposals.decided"
            values={{ who: decision.by.id, at: format.instant(decision.at) }}
          />{' '}
          {decision.reason}
        </p>
      )}
    </article>
  );
}

function Changes({ proposal: { changes } }: { readonly proposal: ToldProposal }) {
  const words = useWords();
  if (changes === null)
    return (
      <p className="soft">
        <Words id="proposals.erased" />
      </p>
    );
  const shown = (text: string | undefined) =>
    text === undefined || text === '' ? (
      <span className="soft">{words('proposals.nothing')}</span>
    ) : (
      text
    );
  return (
    <table className="change">
      <thead>
        <tr>
          {(['field', 'before', 'now', 'after'] as const).map((one) => (
            <th key={one} scope="col">
              <Words id={`proposals.${one}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, now, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td data-head={words('proposals.before')}>{shown(before)}</td>
            <td data-head={words('proposals.now')}>{shown(now)}</td>
            <td className="after" data-head={words('proposals.after')}>
              {shown(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
