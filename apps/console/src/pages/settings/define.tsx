import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';

/** Defines something as JSON, as the command line takes it: the next version of one that is there, or a new one. */
export function Define({
  id: known,
  first,
  send,
}: {
  /** None for a new one. */
  readonly id?: string;
  /** What is there to begin with. */
  readonly first: unknown;
  readonly send: (id: string, body: unknown) => Promise<unknown>;
}) {
  const words = useWords();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [id, setId] = useState(known ?? '');
  const [text, setText] = useState('');
  const label = known === undefined ? 'settings.define' : 'settings.next-version';
  return (
    <>
      <Button
        className="button small"
        onPress={() => {
          setText(JSON.stringify(first, null, 2));
          setOpen(true);
        }}
      >
        <Words id={label} />…
      </Button>
      <Confirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={words(label)}
        act={words(label)}
        isIncomplete={id === ''}
        onConfirm={async () => {
          await send(id, parsed(text, words('settings.no-json')));
          await queries.invalidateQueries();
        }}
      >
        <p>
          <Words id="settings.define-told" />
        </p>
        {known === undefined ? (
          <TextField label={words('campaigns.id')} value={id} onChange={setId} isRequired />
        ) : null}
        <TextField
          label={words('settings.json')}
          value={text}
          onChange={setText}
          rows={14}
          autoComplete="off"
        />
      </Confirm>
    </>
  );
}

/** @throws with what is wrong, where it is no JSON. */
function parsed(text: string, told: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${told} ${(error as Error).message}`, { cause: error });
  }
}
