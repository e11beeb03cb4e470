#!/usr/bin/env node
import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { setFlagsFromString } from 'node:v8';
import { run } from './run.js';

// A rehearsal lives for seconds and makes much that is short-lived: without this the heap grows to three times what is in use.
setFlagsFromString('--heap-growing-percent=100');

// Whoever reads our output may stop early, as `head` does; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`rollcall: the output cannot be written: ${error.message}\n`);
  process.exit(1);
});

// Nobody can be told that what is said of the run is not read; results and exit code are as they would have been.
process.stderr.on('error', () => {});

async function ask(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await line.question(question);
  } finally {
    line.close();
  }
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
});
