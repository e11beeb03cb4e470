import { systemClock, type Clock, type Instant } from '#kernel';
import { PacedClock, SystemAlarm, type Pace } from '#timers';

/** What a server needs so that its time runs faster than the machine's. Its pulse is still the machine's. */
export function pacedParts(
  start: Instant,
  paces: readonly Pace[],
  elapsedMs: () => number,
): { readonly clock: PacedClock; readonly alarm: () => SystemAlarm; readonly pulse: Clock } {
  const clock = new PacedClock(start, paces, elapsedMs);
  const machineMsUntil = (at: Instant) => clock.machineMsUntil(at);
  return { clock, alarm: () => new SystemAlarm({ clock, machineMsUntil }), pulse: systemClock };
}
