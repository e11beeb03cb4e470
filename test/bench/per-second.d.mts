export function appendsPerSecond(
  callers: number,
  events: number,
  append: (stream: number, revision: number) => Promise<unknown>,
): Promise<number>;
