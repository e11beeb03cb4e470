/** What a hostile mail tries. Each is a way in which mail readers were brought down, or fooled. */
export type HostileKind = keyof typeof makers;

export interface HostileMail {
  readonly kind: HostileKind;
  readonly raw: Buffer;
}

type Chance = (below: number) => number;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The same seed makes the same mails (mulberry32). */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** A sequence of hostile mails to reply addresses under `domain` whose tokens are forged. The same seed makes the same. */
export function* hostileMails(
  seed: number,
  count: number,
  domain: string,
): Generator<HostileMail, void, undefined> {
  const chance = chanceOf(seed);
  const kinds = Object.keys(makers) as HostileKind[];
  for (let made = 0; made < count; made++) {
    const kind = kinds[made % kinds.length] ?? 'nested';
    const forged = Array.from({ length: 26 }, () => alphabet[chance(32)]).join('');
    // The costly ones are rarely at their largest, so that ten thousand are made in seconds.
    const size = chance(100) === 0 ? 1_000 : 1 + chance(20);
    yield { kind, raw: makers[kind](chance, size, `answer+${forged}@${domain}`) };
  }
}

function mail(to: string, headers: readonly string[], body: string | Buffer): Buffer {
  const head = [`From: Stranger <stranger@nowhere.example>`, `To: ${to}`, ...headers, '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), Buffer.from(body)]);
}

function noise(chance: Chance, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => chance(256)));
}

const makers = {
  nested: (_: Chance, size: number, to: string) =>
    mail(
      to,
      ['Content-Type: multipart/mixed; boundary="b0"'],
      Array.from(
        { length: size },
        (_part, depth) =>
          `--b${depth}\r\nContent-Type: multipart/mixed; boundary="b${depth + 1}"\r\n\r\n`,
      ).join(''),
    ),
  messages: (_: Chance, size: number, to: string) =>
    mail(to, ['Content-Type: message/rfc822'], 'Content-Type: message/rfc822\r\n\r\n'.repeat(size)),
  parts: (_: Chance, size: number, to: string) =>
    mail(to, ['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\n'.repeat(size * 3)),
  headers: (_: Chance, size: number, to: string) =>
    mail(to, [`X-Large: ${'a'.repeat(size * 600)}`, 'Subject: hello'], 'ok'),
  manyHeaders: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      Array.from({ length: size * 10 }, () => `X-${chance(99)}: =?utf-8?q?=${chance(99)}?=`),
      'ok',
    ),
  folds: (_: Chance, size: number, to: string) =>
    mail(
      to,
      [`Subject: a${'\r\n \t'.repeat(size * 20)}`, `References: ${'<'.repeat(size * 100)}`],
      'ok',
    ),
  charset: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      [`Content-Type: text/plain; charset="${['utf-7', 'x-none', '../etc', 'utf-16'][chance(4)]}"`],
      noise(chance, size * 20),
    ),
  encoding: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      [
        `Content-Transfer-Encoding: ${['base64', 'quoted-printable', 'x-uuencode', '8bit'][chance(4)]}`,
      ],
      '=Z=\r\n====A'.repeat(size * 10),
    ),
  noMessageId: (_: Chance, size: number, to: string) => mail(to, [], 'ok\r\n'.repeat(size)),
  forgedThread: (chance: Chance, _: number, to: string) =>
    mail(
      `stranger@${to.split('@')[1] ?? ''}`,
      [
        `In-Reply-To: <${to.slice(7, 33)}.01234567-89ab-4cde-8f01-${String(chance(1e9)).padStart(12, '0')}@ping.example>`,
      ],
      'phone: +33140000000\r\n',
    ),
  nullBytes: (chance: Chance, size: number, to: string) =>
    mail(to, ['Subject: \u0000\u0000', `\u0000: ${chance(9)}`], '\u0000'.repeat(size * 50)),
  eightBit: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      [
        `Subject: ${noise(chance, size)
          .toString('latin1')
          .replaceAll(/[\r\n]/g, '')}`,
        'X-\u00ff\u00fe: \u00e9',
      ],
      noise(chance, size),
    ),
  boundary: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      [
        `Content-Type: multipart/${['mixed', 'report', 'signed'][chance(3)]}; boundary="${['', '-', ' ', '--', 'b"c'][chance(5)]}"`,
      ],
      '------\r\n--\r\n-- --\r\n'.repeat(size),
    ),
  oneLine: (_: Chance, size: number, to: string) => mail(to, [], '<'.repeat(size * 1_000)),
  manyLines: (_: Chance, size: number, to: string) => mail(to, [], '\n'.repeat(size * 50)),
  html: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      ['Content-Type: text/html'],
      ['<blockquote>', '<style>', '<!--', '&#xfffff', '<p <p', '</style'][chance(6)]?.repeat(
        size * 100,
      ) ?? '',
    ),
  quotes: (chance: Chance, size: number, to: string) =>
    mail(
      to,
      [],
      [
        'Op a\nschreef a:\n',
        'On a b ',
        '>'.repeat(40),
        '2000from<',
        'Am a schrieb <a>',
        '\n \n',
        ': ',
      ][chance(7)]?.repeat(size * 50) ?? '',
    ),
  addresses: (_: Chance, size: number, to: string) =>
    mail(to, [`Cc: ${'"((<a,;:'.repeat(size * 50)}`, `Reply-To: ${'a:'.repeat(size * 50)}`], 'ok'),
  report: (_: Chance, size: number, to: string) =>
    mail(
      to.replace('answer+', 'bounce+').replace('@', '.0123456789ab@'),
      ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
      `--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Action: failed\r\nStatus: 5.1.1\r\n\r\n'.repeat(size)}`,
    ),
  parameters: (_: Chance, size: number, to: string) =>
    mail(
      to,
      [
        `Content-Type: text/plain${Array.from({ length: size * 5 }, (_part, n) => `; a*${n}*="%ff"`).join('')}`,
      ],
      'ok',
    ),
  noise: (chance: Chance, size: number) => noise(chance, size * 20),
} as const;
