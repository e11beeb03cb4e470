import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { closeStores, memoryStores, type Stores } from '#engine';
import { Refusal } from '#kernel';
import { openData } from './data-stores.js';

/** What shells report for a program that was interrupted. */
const exitCodeInterrupted = 130;

/**
 * Stores in a new data directory, or in memory where none is named. What fails leaves nothing behind: it is made beside the
 * directory and moved there once it is whole.
 * @param open makes the stores in the draft; by default with a master key of their own.
 */
export async function inNewData<Result>(
  data: string | undefined,
  use: (stores: Stores, draft?: string) => Promise<Result>,
  open: (draft: string) => Promise<Stores> = openData,
): Promise<Result> {
  if (data === undefined) return use(memoryStores());
  const target = resolve(data);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Refusal(
      'directory-not-empty',
      {},
      `${data} is not empty; choose a data directory that does not exist yet`,
    );
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(`${target}.draft-`);
  const discard = () => rmSync(draft, { recursive: true, force: true });
  const interrupted = () => {
    discard();
    process.exit(exitCodeInterrupted);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const result = await withStores(await open(draft), (stores) => use(stores, draft));
    renameSync(draft, target);
    return result;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    discard();
  }
}

async function withStores<Result>(
  stores: Stores,
  use: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(stores);
  } finally {
    await closeStores(stores);
  }
}
