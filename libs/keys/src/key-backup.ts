import { Buffer } from 'node:buffer';
import { Fault } from '#kernel';
import { checkContext, seal, unseal } from './key-wrap.js';
import type { KeyEntry, Keys } from './keys.port.js';

const format = 'rollcall-keys/1';

interface KeyFile {
  readonly format: typeof format;
  /** Tells a wrong master key from damage. */
  readonly check: string;
  /** Each subject's key, wrapped by the master key and bound to the subject; base64. */
  readonly keys: Readonly<Record<string, string>>;
  readonly erased: readonly string[];
}

/** Every key, wrapped by the master key: whoever holds both this file and the master key can read everything personal. */
export async function keysText(keys: Pick<Keys, 'entries'>, masterKey: Buffer): Promise<string> {
  const wrapped: [string, string][] = [];
  const erased: string[] = [];
  for await (const { subject, key } of keys.entries())
    if (key === 'erased') erased.push(subject);
    else wrapped.push([subject, seal(masterKey, key, subject).toString('base64')]);
  const file: KeyFile = {
    format,
    check: seal(masterKey, Buffer.from(checkContext), checkContext).toString('base64'),
    keys: Object.fromEntries(wrapped),
    erased,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @throws Fault `key-backup-unreadable`, `master-key-wrong`, `key-damaged`. */
export function keysIn(text: string, masterKey: Buffer, name: string): readonly KeyEntry[] {
  const file = parsed(text, name);
  const open = (sealed: string, context: string) =>
    unseal(masterKey, Buffer.from(sealed, 'base64'), context);
  if (open(file.check, checkContext) === undefined)
    throw new Fault(
      'master-key-wrong',
      `the keys in ${name} belong to another master key: give the one that the installation had when they were saved`,
    );
  return [
    ...file.erased.map((subject) => ({ subject, key: 'erased' as const })),
    ...Object.entries(file.keys).map(([subject, wrapped]) => {
      const key = open(wrapped, subject);
      if (key === undefined)
        throw new Fault('key-damaged', `the key of ${subject} in ${name} was changed`);
      return { subject, key };
    }),
  ];
}

function parsed(text: string, name: string): KeyFile {
  try {
    const file = JSON.parse(text) as KeyFile;
    if (
      file.format === format &&
      typeof file.check === 'string' &&
      Array.isArray(file.erased) &&
      Object.values(file.keys).every((wrapped) => typeof wrapped === 'string')
    )
      return file;
  } catch {
    // Told below, as is what is JSON and no such file.
  }
  throw new Fault(
    'key-backup-unreadable',
    `${name} is damaged, or holds no keys that "rollcall backup --with-keys" saved`,
  );
}
