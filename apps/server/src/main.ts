#!/usr/bin/env node
import 'reflect-metadata';
import { failureKind } from '#kernel';
import { loadConfiguration } from './configuration/index.js';
import { createLog } from './observability/log.js';
import { runUntilStopped } from './runtime/run-until-stopped.js';

/** The server alone, told by configuration file and environment: what containers start. `rollcall serve` does the same. */
try {
  const { config } = loadConfiguration({ cwd: process.cwd(), environment: process.env });
  process.exitCode = await runUntilStopped(config, createLog(config.logging), (_, firstLink) => {
    // It is a secret, so it is no line of the log.
    if (firstLink !== undefined)
      process.stderr.write(`The first administrator sets a password at ${firstLink}\n`);
  });
} catch (error) {
  const { message, stack } = error as Error;
  process.stderr.write(`rollcall: ${failureKind(error) === undefined ? stack : message}\n`);
  process.exitCode = 1;
}
