/** An event as it stands in the log, whatever wrote it. */
export interface SeenEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: Data;
  readonly metadata: { readonly at: string };
}

export type Data = Readonly<Record<string, unknown>>;

export function textOf(data: Data, member: string): string {
  const value = data[member];
  return typeof value === 'string' ? value : fail(`${member} is no text`);
}

export function numberOf(data: Data, member: string): number {
  const value = data[member];
  return typeof value === 'number' ? value : fail(`${member} is no number`);
}

export function textsOf(data: Data, member: string): readonly string[] {
  return data[member] as readonly string[];
}

/** Of an instant. */
export function msOf(data: Data, member: string): number {
  return Date.parse(textOf(data, member));
}

/** Of durations with hours, minutes and seconds. */
export function secondsIn(duration: string): number {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration);
  if (parts === null) return fail(`the duration ${duration} is of no form that is known here`);
  const [, hours = 0, minutes = 0, seconds = 0] = parts.map(Number).map((one) => one || 0);
  return hours * 3_600 + minutes * 60 + seconds;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function fail(why: string): never {
  throw new Error(`naive model: ${why}`);
}
