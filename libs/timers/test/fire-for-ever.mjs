// Fires timers whose handlers never end, and says each, until somebody kills it.
import { RedisLink } from '#redis';
import { BullMqTimers } from '#timers/bullmq';

const [, , url, namespace, patience] = process.argv;
const link = await RedisLink.open({ url, namespace });
const timers = await BullMqTimers.open(link, { patience: JSON.parse(patience) });
timers.onDue(({ id }) => {
  process.stdout.write(`${id}\n`);
  return new Promise(() => {});
});
