export const roles = ['admin', 'operator', 'analyst', 'viewer'] as const;
export type Role = (typeof roles)[number];

/**
 * What there is to be allowed. `own-account`: whoever is known, about themselves. `read`: the directory, campaigns, reports.
 * `read-history`: who did what, and the log itself. `operate`: whatever changes the network or writes to it, and what
 * only those who do so have to see. `administer`: who may do all that.
 */
export const permissions = [
  'own-account',
  'read',
  'read-history',
  'operate',
  'administer',
] as const;
export type Permission = (typeof permissions)[number];

/** The one place that says what a role may do. */
export const permissionsOfRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  admin: new Set(permissions),
  operator: new Set(['own-account', 'read', 'operate']),
  analyst: new Set(['own-account', 'read', 'read-history']),
  viewer: new Set(['own-account', 'read']),
};

/** Whether whoever has the one role may do everything that the other allows: nobody gives away more than they have. */
export function covers(role: Role, other: Role): boolean {
  return [...permissionsOfRole[other]].every((one) => permissionsOfRole[role].has(one));
}

/** A key that is for reading, whatever its role. */
export const readingScope = 'read';

/** What is left of permissions where only reading was granted. */
export function readingOnly(granted: ReadonlySet<Permission>): ReadonlySet<Permission> {
  return new Set([...granted].filter((one) => one === 'read' || one === 'read-history'));
}

export function inBoth(
  one: ReadonlySet<Permission>,
  other: ReadonlySet<Permission>,
): ReadonlySet<Permission> {
  return new Set([...one].filter((permission) => other.has(permission)));
}
