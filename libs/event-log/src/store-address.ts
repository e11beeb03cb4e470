/** How EventStoreDB, and KurrentDB by its later name, say where they are. */
export const storeAddressPattern = /^(?:esdb|kurrent(?:db)?)(?:\+discover)?:\/\/\S+$/;

/**
 * The servers a connection string names, without anything secret. Whatever stands before an @ may belong to a password,
 * slashes, question marks and other @ among it.
 */
export function serversIn(connectionString: string): string {
  const [, scheme, rest = ''] = /^([^:]*:\/\/)(.*)$/s.exec(connectionString.trim()) ?? [];
  if (scheme === undefined) return 'an event store without an address';
  const [hosts = ''] = rest.slice(rest.lastIndexOf('@') + 1).split(/[?/]/);
  return `${scheme}${hosts}`;
}
