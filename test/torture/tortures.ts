import { fillDisks } from './log/disk-full.js';
import { killWriters } from './log/kill.js';
import { failSyncs } from './log/power-cut.js';
import { soak } from './soak/soak.js';
import type { Figures, Run } from './support/until.js';

export interface Torture {
  readonly name: string;
  readonly what: string;
  /** Of a run whose length nobody says. */
  readonly rounds: number;
  /** @throws when a promise is broken. */
  readonly run: (run: Run) => Promise<Figures>;
}

export const tortures: readonly Torture[] = [
  {
    name: 'kill',
    what: 'kills whoever writes the log, and verifies it',
    rounds: 200,
    run: killWriters,
  },
  {
    name: 'disk-full',
    what: 'fills the disk of a log and makes room again, and verifies the log',
    rounds: 50,
    run: (run) => fillDisks(run),
  },
  {
    name: 'fsync',
    what: 'lets syncs fail and cuts the power, and verifies the log',
    rounds: 200,
    run: failSyncs,
  },
  {
    name: 'soak',
    what: 'lets an application live through virtual hours, and looks whether its memory grows',
    rounds: 24,
    run: (run) => soak(run, 300),
  },
];
