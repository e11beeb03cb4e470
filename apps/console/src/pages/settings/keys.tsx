import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { CheckField, TextField } from '../../parts/fields/fields.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';

/** Keys for programs. Each is shown once, when it is made. */
export function Keys() {
  const format = useFormat();
  const words = useWords();
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<string>();
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => dataOf(api.GET('/api/v1/keys')) });
  return (
    <section className="panel" aria-labelledby="keys">
      <header>
        <h2 id="keys">
          <Words id="settings.keys" />
        </h2>
        <Button className="button small" onPress={() => setMaking(true)}>
          <Words id="settings.make-key" />…
        </Button>
      </header>
      <Loaded query={keys}>
        {(known) =>
          known.length === 0 ? (
            <p className="soft">
              <Words id="settings.no-keys" />
            </p>
          ) : (
            <ul className="rows">
              {known.map(({ keyId, name, role, expiresAt, revoked: isOver }) => (
                <li key={keyId}>
                  <span>
                    <strong>{name}</strong> <code>{keyId}</code>{' '}
                    <span className="soft">{role}</span>
                  </span>
                  <span className="soft">
                    {isOver
                      ? words('settings.revoked')
                      : words('settings.until', { at: format.day(expiresAt) })}
                  </span>
                  {isOver ? null : (
                    <Button className="button small" onPress={() => setRevoked(keyId)}>
                      <Words id="settings.revoke" />…
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isMaking ? <NewKey onClose={() => setMaking(false)} /> : null}
      <Confirm
        isOpen={revoked !== undefined}
        onClose={() => setRevoked(undefined)}
        title={words('settings.revoke-title')}
        act={words('settings.revoke')}
        isDangerous
        onConfirm={async () => {
          const params = { path: { keyId: revoked ?? '' } };
          await api.POST('/api/v1/keys/{keyId}/revoke', { params });
          await queries.invalidateQueries({ queryKey: ['keys'] });
        }}
      >
        <p>
          <Words id="settings.revoke-told" />
        </p>
      </Confirm>
    </section>
  );
}

function NewKey({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [readOnly, setReadOnly] = useState(true);
  const [key, setKey] = useState<string>();
  const isMade = key !== undefined;
  return (
    <Confirm
      isOpen
      onClose={onClose}
      staysOpen={!isMade}
      title={words(isMade ? 'settings.key-made' : 'settings.make-key')}
      act={words(isMade ? 'settings.done' : 'settings.make-key')}
      isIncomplete={name === ''}
      onConfirm={async () => {
        if (isMade) return;
        const made = await dataOf(api.POST('/api/v1/keys', { body: { name, readOnly } as never }));
        setKey(made.key);
        await queries.invalidateQueries({ queryKey: ['keys'] });
      }}
    >
      {isMade ? (
        <>
          <p>
            <Words id="settings.key-told" />
          </p>
          <code className="secret">{key}</code>
        </>
      ) : (
        <>
          <TextField
            label={words('settings.key-name')}
            path="name"
            value={name}
            onChange={setName}
            isRequired
          />
          <CheckField isSelected={readOnly} onChange={setReadOnly}>
            <Words id="settings.read-only" />
          </CheckField>
        </>
      )}
    </Confirm>
  );
}
