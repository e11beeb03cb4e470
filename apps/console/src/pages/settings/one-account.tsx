import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';

type Act = 'disable' | 'enable' | 'sign-out';

interface Account {
  readonly accountId: string;
  readonly role: string;
  readonly disabled: boolean;
  readonly name: string | null;
  readonly hasTotp: boolean;
  readonly signedInAt: string | null;
}

export function OneAccount({ account }: { readonly account: Account }) {
  const words = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Act>();
  const { accountId, role, disabled, name, hasTotp, signedInAt } = account;
  const acts: readonly Act[] = disabled ? ['enable'] : ['sign-out', 'disable'];
  return (
    <li>
      <span>
        <strong>{accountId}</strong> {name} <span className="soft">{role}</span>
      </span>
      <span className="soft">
        {disabled
          ? words('settings.disabled')
          : signedInAt === null
            ? words('settings.never')
            : format.instant(signedInAt)}
        {hasTotp ? ` · ${words('settings.second-step')}` : ''}
      </span>
      <span className="actions">
        {acts.map((act) => (
          <Button key={act} className="button small" onPress={() => setAsked(act)}>
            <Words id={`settings.${act}`} />…
          </Button>
        ))}
      </span>
      {asked === undefined ? null : (
        <Confirm
          isOpen
          onClose={() => setAsked(undefined)}
          title={words(`settings.${asked}-title`, { login: accountId })}
          act={words(`settings.${asked}`)}
          isDangerous={asked === 'disable'}
          onConfirm={async () => {
            await api.POST(`/api/v1/accounts/{accountId}/${asked}`, {
              params: { path: { accountId } },
            });
            await queries.invalidateQueries({ queryKey: ['accounts'] });
          }}
        >
          <p>
            <Words id={`settings.${asked}-told`} />
          </p>
        </Confirm>
      )}
    </li>
  );
}
