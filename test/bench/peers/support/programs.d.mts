export function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result>;
