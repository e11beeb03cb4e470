import { AccountDesk } from '#access';
import { PORTS, type Ports } from '#engine';
import { isAway } from '#kernel';
import type { RunningServer } from '../start-server.js';
import type { ServerConfig } from '../configuration/index.js';

/**
 * Where the first administrator sets a password, as long as nobody has an account: once, for a day, and until the next start.
 * @returns nothing where somebody has one, where this process serves no pages, or while the log is away.
 */
export async function firstAdministratorLink(
  { app, publicUrl }: Pick<RunningServer, 'app' | 'publicUrl'>,
  { roles }: Pick<ServerConfig, 'roles'>,
): Promise<string | undefined> {
  if (!roles.includes('api')) return undefined;
  const { clock, ids } = app.get<Ports>(PORTS);
  const correlationId = ids.next();
  const actor = { kind: 'process', id: 'first-start' } as const;
  const context = { now: clock.now(), actor, correlationId, causationId: correlationId };
  try {
    const invitation = await app.get(AccountDesk).inviteFirst(context);
    return invitation && `${publicUrl.replace(/\/$/, '')}/invitation/${invitation.token}`;
  } catch (error) {
    if (isAway(error)) return undefined;
    throw error;
  }
}
