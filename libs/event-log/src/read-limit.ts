import { Fault } from '#kernel';

/** @throws Fault `read-limit-invalid` */
export function checkReadLimit(limit: number): void {
  if (!(limit === Infinity || (Number.isSafeInteger(limit) && limit >= 0)))
    throw new Fault('read-limit-invalid', `${limit} is not a number of events`);
}
