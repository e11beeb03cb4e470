import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of Rollcall, from the package that this file belongs to. */
export const version = versionAbove(import.meta.dirname);

function versionAbove(directory: string): string {
  const path = join(directory, 'package.json');
  if (existsSync(path))
    return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
  return dirname(directory) === directory ? 'unknown' : versionAbove(dirname(directory));
}
