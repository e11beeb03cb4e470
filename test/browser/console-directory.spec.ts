import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApproveChange, ListProposals } from '#directory';
import { testNetwork } from '../../apps/server/src/testing/test-network.js';
import { freshPath } from '../e2e/support/rollcall.js';
import { ConsoleBench, visit } from './console-support.js';

let bench: ConsoleBench;
afterEach(() => bench.end());

interface Seen {
  readonly refused: string;
  readonly difference: string;
  readonly violations: readonly string[];
  readonly fourEyes: string;
  readonly words: string;
  readonly dialogViolations: readonly string[];
  readonly troubles: readonly string[];
}

describe('whoever keeps the directory', () => {
  it('looks at a file before it changes anything, and has its corrections approved by somebody else', async () => {
    bench = await ConsoleBench.start();
    await bench.import(testNetwork());
    const response = await fetch(`${bench.url}/api/v1/directory/export.csv`);
    const csv = await response.text();
    const changed = csv.replace(/(se-1,.*?)\+80055000001/, '$1+46855000009');
    expect(changed).not.toBe(csv);
    const [file, spoilt] = [freshPath('changed.csv'), freshPath('spoilt.csv')];
    writeFileSync(file, changed);
    writeFileSync(spoilt, csv.replace('Europe/Stockholm', 'Europe/Nowhere'));
    const seen = await visit<Seen>(
      'visit-console-directory.mjs',
      { url: `${bench.url}/console`, file, spoilt },
      {
        invite: async () => {
          const made = await bench.request('POST', '/accounts', { login: 'anna', role: 'admin' });
          return (made as { invitation: { path: string } }).invitation.path;
        },
        approveAsSomebodyElse: async () => {
          const [one] = await bench.query(new ListProposals('proposed'));
          const proposalId = one?.proposalId ?? '';
          await bench.execute(new ApproveChange({ proposalId }, bench.contextOf('bert')));
        },
      },
    );
    expect(seen.refused).toContain('Europe/Nowhere');
    expect(seen.difference).toContain('+80055000001');
    expect(seen.fourEyes).toContain('whoever proposed it cannot approve it');
    expect(seen.words).toMatch(/telephone changed/);
    expect([seen.violations, seen.dialogViolations]).toEqual([[], []]);
    // What was refused on the way, as it should be.
    expect(seen.troubles.map((told) => told.slice(0, 3))).toEqual(['422', '409']);
  });
});
