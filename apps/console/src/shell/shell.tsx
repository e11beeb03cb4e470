import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useProjection } from '../api/live.js';
import { languages, type WordId } from '../words/index.js';
import { useWords, Words } from '../words/words.jsx';
import { themes, useSettings } from './settings.jsx';
import './shell.css';

const pages: readonly (readonly [path: string, words: WordId])[] = [
  ['/', 'shell.overview'],
  ['/campaigns', 'shell.campaigns'],
  ['/directory', 'shell.directory'],
  ['/statistics', 'shell.statistics'],
  ['/activities', 'shell.activities'],
  ['/audit', 'shell.audit'],
  ['/settings', 'shell.settings'],
];

/** What stands around every page: where one can go, whether what is shown is live, and how it is shown. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        <Words id="shell.skip" />
      </a>
      <nav aria-label={words('shell.nav')}>
        <Link className="brand" href="/">
          <img src="/console/mark.svg" alt="" width="28" height="28" />
          Rollcall
        </Link>
        {pages.map(([path, id]) => (
          <PageLink key={path} path={path}>
            <Words id={id} />
          </PageLink>
        ))}
      </nav>
      <header className="bar">
        <Connection />
        <Choices />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function PageLink({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const [isHere] = useRoute(path === '/' ? '/' : `${path}/*?`);
  return (
    <Link href={path} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  );
}

/** Says in words when what is shown is not what is. */
function Connection() {
  const { state, lastAt } = useProjection('campaigns');
  const { language } = useSettings();
  const at =
    lastAt === undefined
      ? '–'
      : new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(lastAt);
  return (
    <p className="state" data-state={state} role="status">
      <span aria-hidden>{state === 'live' ? '●' : state === 'lost' ? '▲' : '○'}</span>
      <Words id={`live.${state}`} values={{ at }} />
    </p>
  );
}

function Choices() {
  const words = useWords();
  const { language, theme, choose } = useSettings();
  return (
    <>
      <label>
        <span className="visually-hidden">
          <Words id="shell.language" />
        </span>
        <select
          value={language}
          onChange={({ target }) =>
            choose({ language: languages.find((one) => one === target.value) })
          }
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {new Intl.DisplayNames([one], { type: 'language' }).of(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">
          <Words id="shell.theme" />
        </span>
        <select
          value={theme}
          onChange={({ target }) => choose({ theme: themes.find((one) => one === target.value) })}
        >
          {themes.map((one) => (
            <option key={one} value={one}>
              {words(`shell.theme.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
