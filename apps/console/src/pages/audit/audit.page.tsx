import { Words } from '../../words/words.jsx';
import { AsOf } from './as-of.jsx';
import './audit.css';
import { EventExplorer } from './event-explorer.jsx';
import { Seals } from './seals.jsx';

/** What stands in the log, and what proves that nobody altered it. */
export default function AuditPage() {
  return (
    <>
      <h1>
        <Words id="shell.audit" />
      </h1>
      <div className="grid">
        <AsOf />
        <Seals />
      </div>
      <EventExplorer />
    </>
  );
}
