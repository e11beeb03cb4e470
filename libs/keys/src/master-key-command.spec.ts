import { describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { masterKeyFrom } from './master-key-command.js';

const key = Buffer.alloc(32, 9);
const node = (script: string, ...args: readonly string[]) => ({
  masterKeyCommand: [process.execPath, '-e', script, ...args],
});
const failure = (source: Parameters<typeof masterKeyFrom>[0]) =>
  masterKeyFrom(source).then(
    () => new Error('it gave a key'),
    (error: unknown) => error as Error & { code: string },
  );

describe('a master key from elsewhere', () => {
  it('is the text that is configured', async () => {
    expect(await masterKeyFrom({ masterKey: key.toString('base64') })).toEqual(key);
    expect(await masterKeyFrom({})).toBeUndefined();
    expect(await failure({ masterKey: 'c2hvcnQ=' })).toMatchObject({
      code: 'master-key-malformed',
    });
  });

  it('is what a program prints, which no shell reads', async () => {
    const script =
      'console.log(Buffer.alloc(32, 9).toString("base64")); process.argv[1] === "$(id)" || process.exit(3)';
    expect(await masterKeyFrom(node(script, '$(id)'))).toEqual(key);
  });

  it('of a program that fails is told with its complaint, and without what it printed', async () => {
    const error = await failure(
      node(
        'console.log("s3cret"); console.error("the vault is sealed"); process.exit(2)',
        'token-7',
      ),
    );
    expect(error.message).toContain('it ended with 2: the vault is sealed');
    expect(error.message).not.toMatch(/s3cret|token-7/);
    expect(await failure({ masterKeyCommand: ['/nowhere/vault'] })).toMatchObject({
      code: 'master-key-command-failed',
      message: expect.stringContaining('there is no such program'),
    });
  });

  it('is no key where the program prints something else, and its words are not repeated', async () => {
    const error = await failure(node('console.log("hello, this is no key")'));
    expect(error).toMatchObject({ code: 'master-key-malformed' });
    expect(error.message).not.toContain('hello');
  });

  it('of a program that never ends of printing is not waited for', async () => {
    const error = await failure(node('for (;;) process.stdout.write("x".repeat(65536))'));
    expect(error.message).toContain(`more than ${limits.masterKeyCommandBytesMax} bytes`);
  });
});
