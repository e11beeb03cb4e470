import { useSearchParams } from 'wouter';
import { Button } from 'react-aria-components';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';

/** The two axes of time, which stand in the address: as Rollcall knew it then, and as it held in the world on a day. */
export function useMoment() {
  const [search, setSearch] = useSearchParams();
  const at = search.get('at') ?? undefined;
  const on = search.get('on') ?? undefined;
  const choose = (name: string, value: string | undefined) =>
    setSearch((known) => {
      const wanted = new URLSearchParams(known);
      if (value === undefined || value === '') wanted.delete(name);
      else wanted.set(name, value);
      return wanted;
    });
  return { at, on, search, choose, setSearch };
}

export function Moment() {
  const { at, on, choose, setSearch } = useMoment();
  const format = useFormat();
  return (
    <div className="moment no-print">
      {at === undefined ? null : (
        <strong role="status">
          <Words id="directory.as-of" values={{ at: format.instant(at) }} />
        </strong>
      )}
      <label>
        <Words id="directory.as-of.field" />
        <input
          className="input"
          type="date"
          value={at?.slice(0, 10) ?? ''}
          onChange={({ target }) =>
            choose('at', target.value === '' ? undefined : `${target.value}T23:59:59.999Z`)
          }
        />
      </label>
      <label>
        <Words id="directory.on.field" />
        <input
          className="input"
          type="date"
          value={on ?? ''}
          onChange={({ target }) => choose('on', target.value)}
        />
      </label>
      {at === undefined && on === undefined ? null : (
        <Button
          className="button small"
          onPress={() =>
            setSearch((known) => {
              const wanted = new URLSearchParams(known);
              wanted.delete('at');
              wanted.delete('on');
              return wanted;
            })
          }
        >
          <Words id="directory.to-now" />
        </Button>
      )}
    </div>
  );
}
