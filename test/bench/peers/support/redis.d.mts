export function withRedis<Result>(
  fsync: 'always' | 'everysec' | 'none',
  work: (redis: { readonly host: string; readonly port: number }) => Promise<Result>,
): Promise<Result>;
