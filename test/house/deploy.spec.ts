import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { settingOfVariable } from '#server';
import {
  configured,
  deploy,
  dockerfile,
  makeSecrets,
  ofImage,
  root,
  secret,
  textOf,
  version,
} from './support/deployed.js';

/** What can be said of containers without running one. */
interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly healthcheck?: object;
  readonly stop_grace_period?: string;
  readonly init?: boolean;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks?: object;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

function compose(file: string): Compose {
  return parse(textOf(`deploy/${file}`), { merge: true }) as Compose;
}

describe('the Dockerfile', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);

  it('copies what is there, and the builder is given all of it', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, from = '']) => from.split(' '),
    );
    expect(sources).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'libs']));
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    const given = textOf('.dockerignore').split('\n');
    expect(given).toContain('*');
    expect(sources.filter((source) => !given.includes(`!${source}`))).toEqual([]);
  });

  it('ends in a slim image that has no compiler and does not run as root', () => {
    const last = stages.at(-1) ?? '';
    expect(last).toMatch(/^node:\$\{NODE_VERSION\}-bookworm-slim\n/);
    expect(last).toMatch(/^USER 1000:1000$/m);
    expect(last).not.toContain('npm');
    expect(dockerfile).toMatch(/^ARG NODE_VERSION=\d+\.\d+\.\d+$/m);
  });

  it('starts what the build makes, says when it is ill, and is stopped as Rollcall expects', () => {
    const { bin } = JSON.parse(textOf('package.json')) as { bin: { rollcall: string } };
    expect(dockerfile).toContain(
      `ENTRYPOINT ["node", "--max-semi-space-size=32", "/app/${bin.rollcall}"]`,
    );
    expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m);
    const [, check = ''] = /HEALTHCHECK [^\n]*\\\n\s*CMD (\[.*\])/.exec(dockerfile) ?? [];
    const [program, flag, script] = JSON.parse(check) as string[];
    expect([program, flag]).toEqual(['node', '-e']);
    expect(script).toContain('/health/live');
  });

  it('has the version of the package', () => {
    expect(dockerfile).toContain(`ARG VERSION=${version}`);
  });

  it('tells Rollcall nothing that it does not know', () => {
    expect(Object.keys(ofImage).length).toBeGreaterThan(0);
    expect(Object.keys(ofImage).filter((name) => settingOfVariable(name) === undefined)).toEqual(
      [],
    );
  });
});

describe.each(['compose.yaml', 'embedded.compose.yaml'])('%s', (file) => {
  const { services, volumes, networks = {}, secrets } = compose(file);
  const all = Object.entries(services);
  const own = all.filter(([, { image }]) => image.startsWith('rollcall:'));

  it('pins every image to a version', () => {
    const loose = all.filter(([, { image }]) => !/:v?\d+\.\d+\.\d+(-[a-z]+)?$/.test(image));
    expect(loose.map(([name]) => name)).toEqual([]);
    expect(own.map(([, { image }]) => image)).toEqual(own.map(() => `rollcall:${version}`));
  });

  it('lets no container gain rights, and writes to a root filesystem in none but the store', () => {
    for (const [, { cap_drop, security_opt }] of all) {
      expect(cap_drop).toEqual(['ALL']);
      expect(security_opt).toEqual(['no-new-privileges:true']);
    }
    const writing = all.filter(([, { read_only }]) => read_only !== true).map(([name]) => name);
    expect(writing).toEqual(file === 'compose.yaml' ? ['eventstore'] : []);
  });

  it('gives Rollcall the time that a stop takes, a place for temporary files, and one for its data', () => {
    expect(own.length).toBeGreaterThan(0);
    for (const [, service] of own) {
      expect(service).toMatchObject({ stop_grace_period: '30s', init: true, tmpfs: ['/tmp'] });
      expect(service.volumes?.some((one) => one.endsWith(`:${ofImage['ROLLCALL_DATA']}`))).toBe(
        true,
      );
      expect(existsSync(join(deploy, service.build?.context ?? '', 'package.json'))).toBe(true);
      expect(service.build?.dockerfile).toBe('deploy/Dockerfile');
    }
  });

  it('publishes ports to this machine only', () => {
    const ports = all.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((one) => !one.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('mounts secrets that make-secrets.sh makes, and volumes and files that are there', () => {
    const script = textOf('deploy/make-secrets.sh');
    for (const { file: path } of Object.values(secrets))
      expect(script).toContain(`>${path.replace('secrets/', '')}\n`);
    const mounted = all.flatMap(([, service]) => service.secrets ?? []);
    expect(new Set(mounted)).toEqual(new Set(Object.keys(secrets)));
    for (const [source = ''] of all.flatMap(([, { volumes: ofService = [] }]) =>
      ofService.map((one) => one.split(':')),
    ))
      expect(source.startsWith('.') ? existsSync(join(deploy, source)) : source in volumes).toBe(
        true,
      );
    for (const name of all.flatMap(([, service]) => service.networks ?? []))
      expect(networks).toHaveProperty(name);
  });

  it('waits for what has a check of its own', () => {
    for (const [, { depends_on = {} }] of all)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        const { image, healthcheck } = services[name]!;
        expect(image.startsWith('rollcall:') || healthcheck !== undefined).toBe(true);
      }
  });

  it('configures Rollcall as Rollcall understands it', () => {
    for (const [, { environment = {}, secrets: mounted = [] }] of own) {
      const config = configured({ ...ofImage, ...environment });
      expect(config.smtp?.host).toBe('mailpit');
      expect(config.profile).toBe(file === 'compose.yaml' ? 'cluster' : 'embedded');
      const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
      for (const [, path] of files) expect(mounted).toContain(path.replace('/run/secrets/', ''));
    }
  });
});

it('make-secrets.sh makes a key of the API that opens it, and leaves what is there', () => {
  const digestOf = (file: string) => createHash('sha256').update(secret(file).trim()).digest('hex');
  expect(JSON.parse(secret('api_keys'))).toEqual([
    { name: 'operator', sha256: digestOf('api_key') },
  ]);
  const before = secret('master_key');
  makeSecrets();
  expect(secret('master_key')).toBe(before);
});

describe('compose.yaml', () => {
  const { services } = compose('compose.yaml');

  it('has two servers and two workers, each with its own read models', () => {
    const own = Object.values(services).filter(({ image }) => image.startsWith('rollcall:'));
    const roles = own.map(({ environment }) => environment?.['ROLLCALL_ROLES'] ?? '');
    expect(roles.toSorted()).toEqual(['api', 'api', 'worker', 'worker']);
    expect(new Set(own.flatMap(({ volumes }) => volumes)).size).toBe(4);
  });

  it('keeps Redis as Rollcall needs it, and names the servers to the proxy', () => {
    const { command = [] } = services['redis']!;
    expect(command.join(' ')).toContain('--appendonly yes');
    expect(command.join(' ')).toContain('--maxmemory-policy noeviction');
    const upstreams = [...textOf('deploy/proxy.conf').matchAll(/server (\S+):8247/g)];
    expect(upstreams.map(([, name]) => name)).toEqual(['api-1', 'api-2']);
  });
});

it('env.example names settings only, and together they hold', () => {
  const lines = textOf('deploy/env.example').split('\n');
  const given = lines.flatMap((line) => {
    const [, name, value] = /^(?:# )?(ROLLCALL_\w+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  const settings = given.map(([name]) => settingOfVariable(name.replace(/_FILE$/, '')));
  expect(settings).not.toContain(undefined);
  const holding = given.filter(([name]) => lines.some((line) => line.startsWith(`${name}=`)));
  expect(configured(Object.fromEntries(holding)).smtp?.from.address).toBe('ping@ping.example.org');
});
