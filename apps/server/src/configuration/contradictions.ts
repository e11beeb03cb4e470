import { isIP } from 'node:net';
import { isLoopback } from './loopback.js';
import type { ServerSettings } from './server.settings.js';

export interface Contradiction {
  readonly key: string;
  readonly message: string;
}

/** Settings that are right by themselves and cannot hold together. */
export function contradictions(settings: ServerSettings): readonly Contradiction[] {
  const { smtp, mailIn, logGateway } = settings;
  return [
    ...(smtp === undefined && mailIn.smtp !== undefined
      ? [withoutAddresses('mailIn.smtp.host')]
      : []),
    ...(smtp === undefined && mailIn.imap !== undefined
      ? [withoutAddresses('mailIn.imap.host')]
      : []),
    ...profileParts(settings),
    ...oneMasterKey(settings),
    ...together(
      'logGateway.certificateFile',
      logGateway?.certificateFile,
      'logGateway.privateKeyFile',
      logGateway?.privateKeyFile,
    ),
    ...proxies(settings),
    ...providerByTls(settings),
    ...rolesOfProvider(settings),
    ...together('smtp.user', smtp?.user, 'smtp.password', smtp?.password),
    ...together(
      'mailIn.smtp.certificateFile',
      mailIn.smtp?.certificateFile,
      'mailIn.smtp.privateKeyFile',
      mailIn.smtp?.privateKeyFile,
    ),
  ];
}

function proxies({ http }: ServerSettings): readonly Contradiction[] {
  const wrong = http.trustedProxies.find((one) => !isNetwork(one));
  const message = `expected addresses and networks, such as 10.0.0.5, fd00::/8; ${wrong} is none`;
  return wrong === undefined ? [] : [{ key: 'http.trustedProxies', message }];
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const version = isIP(address);
  return version !== 0 && (bits === undefined || Number(bits) <= (version === 4 ? 32 : 128));
}

/** Whoever listens in between could sign in as anybody. */
function providerByTls({ access: { oidc } }: ServerSettings): readonly Contradiction[] {
  const url = oidc && new URL(oidc.issuer);
  if (url === undefined || url.protocol === 'https:' || isLoopback(url.hostname)) return [];
  return [
    { key: 'access.oidc.issuer', message: 'expected an https URL, unless it is this machine' },
  ];
}

/** Who comes from a provider gets a role by a claim and its values, or by an invitation. */
function rolesOfProvider({ access: { oidc } }: ServerSettings): readonly Contradiction[] {
  if (oidc === undefined || (oidc.roleClaim === undefined) === (oidc.roles.length === 0)) return [];
  const [key, other] =
    oidc.roleClaim === undefined
      ? ['access.oidc.roles', 'access.oidc.roleClaim']
      : ['access.oidc.roleClaim', 'access.oidc.roles'];
  return [{ key, message: `goes with ${other}, which is not given` }];
}

/** What only one profile uses would be ignored by the other. */
function profileParts(settings: ServerSettings): readonly Contradiction[] {
  const isCluster = settings.profile === 'cluster';
  const parts = [
    ['eventStore', 'eventStore.connectionString'],
    ['redis', 'redis.url'],
  ] as const;
  return parts.flatMap(([part, key]) => {
    const isGiven = settings[part] !== undefined;
    if (isGiven === isCluster) return [];
    return isCluster
      ? [{ key: 'profile', message: `cluster needs ${key}` }]
      : [{ key, message: 'goes with the profile cluster; remove it, or set profile to cluster' }];
  });
}

/** Several processes share one; a single one may keep it beside its keys. */
function oneMasterKey({ profile, keys }: ServerSettings): readonly Contradiction[] {
  const [text, command] = [keys?.masterKey, keys?.masterKeyCommand];
  if (text !== undefined && command !== undefined) {
    const message = 'keys.masterKey is given as well: a master key comes from one place';
    return [{ key: 'keys.masterKeyCommand', message }];
  }
  return profile === 'cluster' && text === undefined && command === undefined
    ? [{ key: 'profile', message: 'cluster needs keys.masterKey, or keys.masterKeyCommand' }]
    : [];
}

/** Mail that comes in is told by the addresses that went out. */
function withoutAddresses(key: string): Contradiction {
  const message =
    'mail in goes with mail out: set smtp.host and smtp.from.address, of which the addresses of replies are made';
  return { key, message };
}

function together(
  key: string,
  value: string | undefined,
  otherKey: string,
  other: string | undefined,
): readonly Contradiction[] {
  if ((value === undefined) === (other === undefined)) return [];
  const [given, missing] = value === undefined ? [otherKey, key] : [key, otherKey];
  return [{ key: given, message: `goes with ${missing}, which is not given` }];
}
