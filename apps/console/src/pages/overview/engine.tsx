import type { UseQueryResult } from '@tanstack/react-query';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';

interface Status {
  readonly version: string;
  readonly ticking: boolean;
  readonly lastTickAt: string | null;
  readonly deadMan: { readonly lastSuccessAt: string; readonly failing: boolean } | null;
  readonly dispatch: { readonly waiting: number; readonly underWay: number } | null;
  readonly warnings: readonly string[];
}

/** How the server itself is, in words. */
export function Engine({ query }: { readonly query: UseQueryResult<Status> }) {
  const format = useFormat();
  return (
    <section className="panel" aria-labelledby="engine">
      <header>
        <h2 id="engine">
          <Words id="overview.engine" />
        </h2>
      </header>
      <Loaded query={query}>
        {({ version, ticking, lastTickAt, deadMan, dispatch, warnings }) => (
          <>
            <ul className="work">
              <li>
                <Words id={ticking ? 'overview.ticking' : 'overview.stands-still'} />
                <span>{lastTickAt === null ? '–' : format.instant(lastTickAt)}</span>
              </li>
              <li>
                <Words id="overview.dead-man" />
                <span>
                  <Words
                    id={
                      deadMan === null
                        ? 'overview.dead-man.none'
                        : deadMan.failing
                          ? 'overview.dead-man.failing'
                          : 'overview.dead-man.told'
                    }
                  />
                </span>
              </li>
              <li>
                <Words id="overview.dispatch" />
                <span>
                  {dispatch === null ? '–' : format.number(dispatch.waiting + dispatch.underWay)}
                </span>
              </li>
              <li>
                <Words id="overview.version" />
                <span>{version}</span>
              </li>
            </ul>
            {warnings.length === 0 ? null : (
              <div className="notice" data-kind="warn">
                <ul className="plain" lang="en">
                  {warnings.map((warning) => (
                    <li key={warning}>{warning}</li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
