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
    ...beyondLoopback(settings),
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
    ...together('smtp.user', smtp?.user, 'smtp.password', smtp?.password),
    ...together(
      'mailIn.smtp.certificateFile',
      mailIn.smtp?.certificateFile,
      'mailIn.smtp.privateKeyFile',
      mailIn.smtp?.privateKeyFile,
    ),
  ];
}

/** Nothing listens beyond this machine until somebody has said who may ask. */
function beyondLoopback({ http, logGateway, apiKeys }: ServerSettings): readonly Contradiction[] {
  if (apiKeys.length > 0) return [];
  const listening = [
    ['http.host', http.host],
    ['logGateway.host', logGateway?.host ?? '127.0.0.1'],
  ] as const;
  return listening.flatMap(([key, host]) => {
    const message = `${host} can be reached from other machines, and no API key is configured: set apiKeys, or listen at 127.0.0.1 behind a proxy`;
    return isLoopback(host) ? [] : [{ key, message }];
  });
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
