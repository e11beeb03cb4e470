import { benchmarks } from './benchmarks.js';

/** One contestant of one benchmark, in a process of its own: prints its figures. Arguments: the names of both. */
const [benchmark, contestant] = process.argv.slice(2);
const found = benchmarks
  .find(({ name }) => name === benchmark)
  ?.contestants.find(({ name }) => name === contestant);
if (found === undefined || !('run' in found))
  throw new Error(`there is no ${contestant} to run in ${benchmark}`);
process.stdout.write(`${JSON.stringify(await found.run())}\n`, () => process.exit());
