import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';
import { loadConfiguration } from '#server';

export const root = resolve(import.meta.dirname, '../../..');
export const deploy = join(root, 'deploy');
export const { version } = JSON.parse(textOf('package.json')) as { version: string };
const scratch = mkdtempSync(join(tmpdir(), 'rollcall-deploy-'));
afterAll(() => rmSync(scratch, { recursive: true }));

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Makes the secrets of the compose files as they are made on somebody's machine. */
export function makeSecrets(): void {
  const script = join(scratch, 'make-secrets.sh');
  copyFileSync(join(deploy, 'make-secrets.sh'), script);
  execFileSync('sh', [script], { stdio: ['ignore', 'ignore', 'inherit'] });
}
makeSecrets();
const secrets = join(scratch, 'secrets');

export function secret(file: string): string {
  return readFileSync(join(secrets, file), 'utf8');
}

/** What a secret in a file holds, by the variable that names it; passwords are the site's own. */
const secretFiles: Readonly<Record<string, string>> = {
  ROLLCALL_EVENT_STORE_CONNECTION_STRING_FILE: join(secrets, 'event_store'),
  ROLLCALL_REDIS_URL_FILE: join(secrets, 'redis_url'),
  ROLLCALL_KEYS_MASTER_KEY_FILE: join(secrets, 'master_key'),
  ROLLCALL_API_KEYS_FILE: join(secrets, 'api_keys'),
  ROLLCALL_SMTP_PASSWORD_FILE: join(secrets, 'redis_password'),
  ROLLCALL_MAIL_IN_IMAP_PASSWORD_FILE: join(secrets, 'redis_password'),
};

/** Loads what a container is told, its mounted secrets in files of this machine. */
export function configured(environment: Readonly<Record<string, string>>, file?: string) {
  const told = Object.entries(environment).map(([name, value]): [string, string] => {
    // ${NAME:-value}: what holds when nobody says otherwise.
    const meant = value.replace(/^\$\{\w+:-(.*)\}$/, '$1');
    return [name, meant.startsWith('/run/secrets/') ? (secretFiles[name] ?? meant) : meant];
  });
  return loadConfiguration({ cwd: scratch, file, environment: Object.fromEntries(told) }).config;
}

/** What the image itself says. */
export const dockerfile = textOf('deploy/Dockerfile');
export const ofImage = Object.fromEntries(
  [...dockerfile.matchAll(/\b(ROLLCALL_\w+)=(\S+)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);
