import { limits } from '#kernel';
import { firstAdministratorLink } from '../access/first-link.js';
import { startServer, type Overrides, type RunningServer } from '../start-server.js';
import type { ServerConfig } from '../configuration/index.js';
import type { Logger } from '../observability/log.js';

const signals = ['SIGTERM', 'SIGINT'] as const;
/** What shells report for a program that was interrupted. */
const exitCodeInterrupted = 130;

/** Where a process hears that it is to stop, and how it ends at once. */
export type StoppableProcess = Pick<NodeJS.Process, 'on' | 'off' | 'exit'>;

/**
 * Runs a server until a signal, or a failure of one of its loops, stops it. A second signal ends the process at once.
 * @param onStart hears where it listens, and while nobody has an account the link by which the first administrator gets one.
 * @returns the exit code: 0 for a stop that was asked for, 1 after a failure.
 */
export async function runUntilStopped(
  config: ServerConfig,
  log: Logger,
  onStart: (server: RunningServer, firstLink?: string) => void = () => {},
  overrides: Overrides = {},
  host: StoppableProcess = process,
): Promise<number> {
  let asked: (signal: string) => void = () => {};
  const signalled = new Promise<string>((resolve) => (asked = resolve));
  let count = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    count++;
    if (count > 1) host.exit(exitCodeInterrupted);
    asked(signal);
  };
  let fail: (error: unknown) => void = () => {};
  // Nobody knows what state it leaves behind, so it ends; in the log no address stands in clear.
  const unforeseen = new Promise<unknown>((resolve) => (fail = resolve));
  host.on('uncaughtException', fail);
  for (const signal of signals) host.on(signal, onSignal);
  try {
    const server = await startServer(config, log, overrides);
    await told(server, config, onStart);
    log.info({ url: server.url, roles: config.roles, data: config.data }, 'listening');
    for (const warning of server.warnings) log.warn(warning);
    const stop = await Promise.race([
      signalled.then((signal) => ({ signal })),
      Promise.race([server.failed, unforeseen]).then((error) => ({ error })),
    ]);
    if ('error' in stop) log.fatal({ error: stop.error }, 'it cannot go on');
    else log.info({ signal: stop.signal }, 'stopping; a second signal ends it at once');
    await server.close();
    log.info('stopped');
    const exitCode = 'error' in stop ? 1 : 0;
    // What did not end in time must not keep the process; where all ended, this never comes to pass.
    setTimeout(() => host.exit(exitCode), limits.shutdownStepMsMin).unref();
    return exitCode;
  } finally {
    host.off('uncaughtException', fail);
    for (const signal of signals) host.off(signal, onSignal);
  }
}

/** A server that cannot be spoken of is not left to run by itself. */
async function told(
  server: RunningServer,
  config: ServerConfig,
  onStart: (server: RunningServer, firstLink?: string) => void,
): Promise<void> {
  try {
    onStart(server, await firstAdministratorLink(server, config));
  } catch (error) {
    await server.close();
    throw error;
  }
}
