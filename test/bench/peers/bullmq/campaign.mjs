import { Queue, Worker } from 'bullmq';
import { Campaign } from '../support/campaign.mjs';
import { tell } from '../support/programs.mjs';
import { withRedis } from '../support/redis.mjs';

/** A delayed job for the next timer of a ping; an answer takes it away. Argument: when Redis syncs. */
const [fsync] = process.argv.slice(2);
const campaign = new Campaign({ pings: 10_000, firstDueMs: 5_000 });

tell(
  await withRedis(fsync, async (connection) => {
    const queue = new Queue('timers', { connection });
    const set = (ping, dues, number) =>
      queue.add(
        'timer',
        { ping, dues, number },
        {
          jobId: `${ping}-${number}`,
          delay: Math.max(0, dues[number - 1] - Date.now()),
          removeOnComplete: true,
        },
      );
    const due = async ({ data: { ping, dues, number } }) => {
      campaign.fire(ping, number, Date.now() - dues[number - 1]);
      if (number === dues.length) campaign.end(ping, 'expired');
      else await set(ping, dues, number + 1);
    };
    const worker = new Worker('timers', due, { connection, concurrency: 50 });
    worker.on('error', (error) => {
      throw error;
    });
    await worker.waitUntilReady();
    const figures = await campaign.run({
      issue: (ping, dues) => set(ping, dues, 1),
      answer: async (ping) => {
        if ((await queue.remove(`${ping}-1`)) === 1) campaign.end(ping, 'answered');
      },
    });
    await worker.close();
    await queue.close();
    return figures;
  }),
);
