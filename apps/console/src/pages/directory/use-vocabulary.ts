import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** The word for a code of the directory. Networks have types and roles of their own, which are shown as they are. */
export function useVocabulary() {
  const intl = useIntl();
  return useCallback(
    (kind: string, code: string | null): string => {
      if (code === null) return '–';
      const id = `vocabulary.${kind}.${code}`;
      return id in intl.messages ? intl.formatMessage({ id }) : code.replaceAll('-', ' ');
    },
    [intl],
  );
}
