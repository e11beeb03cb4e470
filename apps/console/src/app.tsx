import { lazy, type ReactNode } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ProblemError } from './api/problem.js';
import { Later } from './parts/loaded.jsx';
import { Mishap } from './shell/mishap.jsx';
import { SettingsProvider } from './shell/settings.jsx';
import { Shell } from './shell/shell.jsx';
import { Words } from './words/words.jsx';

/** Each page's code comes when it is opened. */
const Activities = lazy(() => import('./pages/activities/activities.page.jsx'));
const Audit = lazy(() => import('./pages/audit/audit.page.jsx'));
const Campaign = lazy(() => import('./pages/campaign/campaign.page.jsx'));
const Campaigns = lazy(() => import('./pages/campaigns/campaigns.page.jsx'));
const ContactPoint = lazy(() => import('./pages/directory/contact-point.page.jsx'));
const Directory = lazy(() => import('./pages/directory/directory.page.jsx'));
const DirectoryImport = lazy(() => import('./pages/directory/import.page.jsx'));
const DirectoryVersions = lazy(() => import('./pages/directory/versions.page.jsx'));
const Mail = lazy(() => import('./pages/mail/mail.page.jsx'));
const Overview = lazy(() => import('./pages/overview/overview.page.jsx'));
const PhoneTasks = lazy(() => import('./pages/phone-tasks/phone-tasks.page.jsx'));
const Plan = lazy(() => import('./pages/plan/plan.page.jsx'));
const Proposals = lazy(() => import('./pages/proposals/proposals.page.jsx'));
const Settings = lazy(() => import('./pages/settings/settings.page.jsx'));
const Statistics = lazy(() => import('./pages/statistics/statistics.page.jsx'));

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
            <Page>
              <Switch>
                <Route path="/" component={Overview} />
                <Route path="/activities" component={Activities} />
                <Route path="/audit" component={Audit} />
                <Route path="/campaigns" component={Campaigns} />
                <Route path="/campaigns/plan" component={Plan} />
                <Route path="/campaigns/:campaignId/plan" component={Plan} />
                <Route path="/campaigns/:campaignId" component={Campaign} />
                <Route path="/directory" component={Directory} />
                <Route path="/directory/import" component={DirectoryImport} />
                <Route path="/directory/versions" component={DirectoryVersions} />
                <Route path="/directory/:id" component={ContactPoint} />
                <Route path="/mail" component={Mail} />
                <Route path="/phone-tasks" component={PhoneTasks} />
                <Route path="/proposals" component={Proposals} />
                <Route path="/settings" component={Settings} />
                <Route path="/statistics" component={Statistics} />
                <Route component={UnknownPage} />
              </Switch>
            </Page>
          </Shell>
        </Router>
      </QueryClientProvider>
    </SettingsProvider>
  );
}

/** One page at a time: where one of them fails, the next one begins anew. */
function Page({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  return (
    <Mishap key={path}>
      <Later>{children}</Later>
    </Mishap>
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
