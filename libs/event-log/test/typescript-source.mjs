// Lets a child process of a spec run the TypeScript sources as they are: `node --conditions=rollcall-source --import` this file.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

// Node loads this file a second time, as the hooks themselves, in a thread of its own.
if (isMainThread) register(import.meta.url);

/** Sources import './x.js' where './x.ts' lies on the disk. */
export async function resolve(specifier, context, nextResolve) {
  const fromSource = context.parentURL?.endsWith('.ts') === true && specifier.startsWith('.');
  return nextResolve(fromSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename });
  return { format: 'module', source: code, shortCircuit: true };
}
