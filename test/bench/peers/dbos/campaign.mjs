import { DBOS } from '@dbos-inc/dbos-sdk';
import { Campaign } from '../support/campaign.mjs';
import { withPostgres } from '../support/postgres.mjs';
import { tell } from '../support/programs.mjs';

/** A workflow for each ping, with the settings that DBOS has by itself: a larger pool or rarer polls make it slower. */
const campaign = new Campaign({ pings: 10_000, firstDueMs: 45_000 });

const ping = DBOS.registerWorkflow(
  async (name, dues) => {
    for (const [index, due] of dues.entries()) {
      const answer = await DBOS.recv('answer', { deadlineEpochMS: due });
      if (answer !== null) return campaign.end(name, 'answered');
      const remind = async () => campaign.fire(name, index + 1, Date.now() - due);
      await DBOS.runStep(remind, { name: 'remind' });
    }
    campaign.end(name, 'expired');
  },
  { name: 'ping' },
);

tell(
  await withPostgres(async (systemDatabaseUrl) => {
    DBOS.setConfig({ name: 'pings', systemDatabaseUrl, logLevel: 'error' });
    await DBOS.launch();
    const figures = await campaign.run({
      issue: (name, dues) => DBOS.startWorkflow(ping, { workflowID: name })(name, dues),
      answer: (name) => DBOS.send(name, 'all is well', 'answer'),
    });
    await DBOS.shutdown();
    return figures;
  }),
);
