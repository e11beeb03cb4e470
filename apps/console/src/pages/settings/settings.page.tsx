import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { Words } from '../../words/words.jsx';
import { Accounts } from './accounts.jsx';
import { Configuration } from './configuration.jsx';
import { Keys } from './keys.jsx';
import { Policies } from './policies.jsx';
import './settings.css';
import { Templates } from './templates.jsx';

/** Who one is, by which rules messages go out and in which words, and who else may do what. */
export default function SettingsPage() {
  const me = useQuery({ queryKey: ['me'], queryFn: () => dataOf(api.GET('/api/v1/me')) });
  return (
    <>
      <h1>
        <Words id="shell.settings" />
      </h1>
      <Loaded query={me}>
        {({ actor, role, permissions, account }) => (
          <>
            <section className="panel">
              <p>
                <Words id="settings.you" values={{ who: actor.id, role: role ?? '–' }} />{' '}
                <a href="/account">
                  <Words id="settings.account" />
                </a>
              </p>
            </section>
            <Policies />
            <Templates />
            {account === null ? (
              // Whoever is given access first closes the door to whoever is nobody: to this page, too.
              <p className="notice">
                <Words id="settings.nobody-yet" />
              </p>
            ) : (
              <>
                {permissions.includes('administer') ? <Accounts /> : null}
                <Keys />
              </>
            )}
            {permissions.includes('administer') ? <Configuration /> : null}
          </>
        )}
      </Loaded>
    </>
  );
}
