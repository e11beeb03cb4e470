import { Fault } from '#kernel';
import type { TimerId } from './timers.port.js';

/**
 * The rules of BullMQ hold for every adapter, so that an id that works embedded works on a cluster.
 * @throws Fault `timer-id-invalid`
 */
export function assertTimerId(id: TimerId): void {
  if (!/^[A-Za-z0-9._-]+$/.test(id) || /^-?\d+$/.test(id))
    throw new Fault(
      'timer-id-invalid',
      `"${id}" is no timer id: letters, digits, ".", "_" and "-", and not an integer`,
    );
}
