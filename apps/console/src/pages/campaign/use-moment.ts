import { useCallback, useEffect, useState } from 'react';

const writtenAfterMs = 250;

/** The moment that is looked at, as `?at=` in the address; none is now. */
export function useMoment() {
  const [at, setAt] = useState<string | undefined>(momentInAddress);
  useEffect(() => {
    // While it plays, browsers would refuse to write each frame into the address.
    const timer = setTimeout(() => {
      const url = new URL(location.href);
      if (at === undefined) url.searchParams.delete('at');
      else url.searchParams.set('at', at);
      if (url.href !== location.href) history.replaceState(history.state, '', url);
    }, writtenAfterMs);
    return () => clearTimeout(timer);
  }, [at]);
  const go = useCallback(
    (ms: number | undefined) => setAt(ms === undefined ? undefined : new Date(ms).toISOString()),
    [],
  );
  return { at, go };
}

function momentInAddress(): string | undefined {
  const asked = Date.parse(new URLSearchParams(location.search).get('at') ?? '');
  return Number.isNaN(asked) ? undefined : new Date(asked).toISOString();
}
