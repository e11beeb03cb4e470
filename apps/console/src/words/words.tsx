import { useCallback } from 'react';
import { FormattedMessage, useIntl, type PrimitiveType } from 'react-intl';
import type { WordId } from './index.js';

/** A sentence of the catalogue: `<Words id="live.live" />`. */
export function Words({
  id,
  values,
}: {
  readonly id: WordId;
  readonly values?: Readonly<Record<string, PrimitiveType>>;
}) {
  return <FormattedMessage id={id} values={values} />;
}

/** The same as text, for attributes. */
export function useWords() {
  const intl = useIntl();
  return useCallback(
    (id: WordId, values?: Readonly<Record<string, PrimitiveType>>): string =>
      intl.formatMessage({ id }, values),
    [intl],
  );
}
