import { lazy } from 'react';
import { Link, Route, Router, Switch } from 'wouter';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ProblemError } from './api/problem.js';
import { Later } from './parts/loaded.jsx';
import { SettingsProvider } from './shell/settings.jsx';
import { Shell } from './shell/shell.jsx';
import { Words } from './words/words.jsx';

/** Each page's code comes when it is opened. */
const Campaign = lazy(() => import('./pages/campaign/campaign.page.jsx'));
const Overview = lazy(() => import('./pages/overview/overview.page.jsx'));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is not another one the second time.
      retry: (failures, error) => failures < 2 && !(error instanceof ProblemError),
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  return (
    <SettingsProvider>
      <QueryClientProvider client={queries}>
        <Router base="/console">
          <Shell>
            <Later>
              <Switch>
                <Route path="/" component={Overview} />
                <Route path="/campaigns/:campaignId" component={Campaign} />
                <Route component={UnknownPage} />
              </Switch>
            </Later>
          </Shell>
        </Router>
      </QueryClientProvider>
    </SettingsProvider>
  );
}

function UnknownPage() {
  return (
    <div className="notice">
      <p>
        <Words id="state.unknown-page" />
      </p>
      <Link href="/">
        <Words id="state.to-overview" />
      </Link>
    </div>
  );
}
