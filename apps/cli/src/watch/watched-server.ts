import { resolve } from 'node:path';
import { closeStores } from '#engine';
import { createLog, loadConfiguration, startServer } from '#server';
import { openExisting } from '../application.js';
import type { ServerOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import type { BoardSource } from './board-follower.js';

/**
 * Runs `use` on a server: the one that was named, or one of our own over a data directory, which only reads and follows
 * what another process writes there.
 */
export async function withWatchedServer<Result>(
  { server, apiKey, data }: ServerOptions,
  use: (source: BoardSource) => Promise<Result>,
): Promise<Result> {
  if ((server === undefined) === (data === undefined))
    throw new UsageError('expected either --server URL or --data DIR');
  if (server !== undefined) return use({ server: server.href.replace(/\/+$/, ''), apiKey });
  const directory = resolve(data ?? '');
  const stores = await openExisting(directory);
  try {
    const { config } = loadConfiguration({
      cwd: directory,
      environment: {},
      flags: { data: directory, roles: 'api', 'http.port': '0', 'logging.level': 'silent' },
    });
    const own = await startServer(config, createLog(config.logging), { stores });
    try {
      return await use({ server: own.url });
    } finally {
      await own.close();
    }
  } finally {
    await closeStores(stores);
  }
}
