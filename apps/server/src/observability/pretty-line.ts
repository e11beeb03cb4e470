interface Line {
  readonly time: string;
  readonly level: string;
  readonly msg?: string;
  readonly error?: unknown;
  readonly [member: string]: unknown;
}

/** One line of JSON for people: `15:11:43 INFO  it listens  url=http://127.0.0.1:8247`. */
export function prettyLine(json: string): string {
  const { time, level, msg, error, ...rest } = JSON.parse(json) as Line;
  const members = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const told = [msg ?? '', ...members].join('  ');
  const head = `${time.slice(11, 19)} ${level.toUpperCase().padEnd(5)} ${told}`;
  return `${[head, ...failureLines(error)].join('\n')}\n`;
}

function failureLines(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { message, stack, cause } = error as Readonly<Record<string, unknown>>;
  const text = typeof stack === 'string' ? stack : String(message);
  return [...text.split('\n').map((line) => `         ${line}`), ...failureLines(cause)];
}
