import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { SelectField, TextField } from '../../parts/fields/fields.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { OneAccount } from './one-account.jsx';
import { roles, type Role } from './roles.js';

/** Who may sign in, and as what. */
export function Accounts() {
  const words = useWords();
  const [isInviting, setInviting] = useState(false);
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => dataOf(api.GET('/api/v1/accounts')),
  });
  return (
    <section className="panel" aria-labelledby="accounts">
      <header>
        <h2 id="accounts">
          <Words id="settings.accounts" />
        </h2>
        <Button className="button small" onPress={() => setInviting(true)}>
          <Words id="settings.invite" />…
        </Button>
      </header>
      <Loaded query={accounts}>
        {(known) => (
          <ul className="rows">
            {known.map((one) => (
              <OneAccount key={one.accountId} account={one} />
            ))}
          </ul>
        )}
      </Loaded>
      {isInviting ? (
        <Invite title={words('settings.invite')} onClose={() => setInviting(false)} />
      ) : null}
    </section>
  );
}

/** The link is shown once: it is for one person alone. */
function Invite({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const words = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [link, setLink] = useState<{ readonly path: string; readonly expiresAt: string }>();
  if (link !== undefined)
    return (
      <Confirm
        isOpen
        onClose={onClose}
        title={words('settings.invited')}
        act={words('settings.done')}
        onConfirm={() => Promise.resolve()}
      >
        <p>
          <Words
            id="settings.invited-told"
            values={{ login, until: format.instant(link.expiresAt) }}
          />
        </p>
        <code className="secret">{location.origin + link.path}</code>
      </Confirm>
    );
  return (
    <Confirm
      isOpen
      onClose={onClose}
      staysOpen
      title={title}
      act={words('settings.invite')}
      isIncomplete={login === ''}
      onConfirm={async () => {
        const named = name === '' ? {} : { name };
        const made = await dataOf(
          api.POST('/api/v1/accounts', { body: { login, role, ...named } as never }),
        );
        setLink(made.invitation);
        await queries.invalidateQueries({ queryKey: ['accounts'] });
      }}
    >
      <TextField
        label={words('settings.login')}
        path="login"
        value={login}
        onChange={setLogin}
        isRequired
      />
      <TextField label={words('settings.name')} path="name" value={name} onChange={setName} />
      <SelectField<Role>
        label={words('settings.role')}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: words(`settings.role.${value}`) }))}
      />
    </Confirm>
  );
}
