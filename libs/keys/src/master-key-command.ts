import { execFile, type ExecFileException } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { Fault, limits } from '#kernel';
import { parseMasterKey } from './master-key.js';

/** Where a master key comes from that lies in no file of the data directory: as text, or from a program. */
export interface MasterKeySource {
  /** 32 bytes as base64. */
  readonly masterKey?: string | undefined;
  /** A program and its arguments; no shell reads them. */
  readonly masterKeyCommand?: readonly string[] | undefined;
}

/**
 * @returns `undefined` where neither is given.
 * @throws Fault `master-key-malformed`, `master-key-command-failed`.
 */
export async function masterKeyFrom({
  masterKey,
  masterKeyCommand,
}: MasterKeySource): Promise<Buffer | undefined> {
  if (masterKey !== undefined) return parseMasterKey(masterKey, 'the configured master key');
  if (masterKeyCommand === undefined) return undefined;
  return parseMasterKey(
    (await outputOf(masterKeyCommand)).trim(),
    `the output of ${masterKeyCommand[0]}`,
  );
}

/** Once, within `limits.masterKeyCommandMsMax`. What it prints is shown to nobody; what it complains of is. */
function outputOf([program = '', ...args]: readonly string[]): Promise<string> {
  const bounds = {
    timeout: limits.masterKeyCommandMsMax,
    maxBuffer: limits.masterKeyCommandBytesMax,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, bounds, (error, output, complaint) => {
      if (error === null) return resolve(output);
      const said = complaint.trim().replaceAll(/\s+/g, ' ').slice(0, complaintCharactersMax);
      const why = said === '' ? reasonOf(error) : `${reasonOf(error)}: ${said}`;
      reject(
        new Fault(
          'master-key-command-failed',
          `the master key cannot be had from ${program}: ${why}`,
        ),
      );
    });
  });
}

const complaintCharactersMax = 500;

/** Never the message of Node, which repeats the arguments. */
function reasonOf({
  code,
  killed,
  signal,
}: Pick<ExecFileException, 'code' | 'killed' | 'signal'>): string {
  if (code === 'ENOENT') return 'there is no such program';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return `it printed more than ${limits.masterKeyCommandBytesMax} bytes`;
  if (killed === true) return `it did not end within ${limits.masterKeyCommandMsMax / 1_000} s`;
  return signal ? `it was ended by ${signal}` : `it ended with ${String(code)}`;
}
