import { join } from 'node:path';
import { connect } from '@restatedev/restate-sdk-clients';
import { Campaign } from '../support/campaign.mjs';
import { freePort, inFolder, Program, tell } from '../support/programs.mjs';

/** Its SDK needs a newer Node than ours: the service runs on one from npm. */
const packages = join(import.meta.dirname, 'node_modules');
const node = join(packages, 'node/bin/node');
const system = `${process.platform}-${process.arch}`;
const server = join(packages, `@restatedev/restate-server-${system}/bin/restate-server`);
const campaign = new Campaign({ pings: 10_000, firstDueMs: 50_000 });

tell(
  await inFolder(async (folder) => {
    const ports = [await freePort(), await freePort(), await freePort(), await freePort()];
    const [fabric, ingress, admin, servicePort] = ports;
    const restate = await Program.start(server, ['--no-logo', '--node-name=bench'], {
      cwd: folder,
      env: settings({ fabric, ingress, admin, folder }),
      says: /admin-api-server/,
    });
    const service = await Program.start(
      node,
      [join(import.meta.dirname, 'service.mjs'), String(servicePort)],
      { stdio: ['ipc'], says: /listening/ },
    );
    service.child.on('message', ([what, ...about]) => campaign[what](...about));
    try {
      await register(admin, servicePort);
      const client = connect({ url: `http://127.0.0.1:${ingress}` });
      const workflow = (ping) => client.workflowClient({ name: 'ping' }, ping);
      return await campaign.run({
        issue: (ping, dues) => workflow(ping).workflowSubmit(dues),
        answer: (ping) => workflow(ping).answer('all is well'),
      });
    } finally {
      await service.end();
      await restate.end();
    }
  }),
);

/** A write waits for the disk, as it does by itself. */
function settings({ fabric, ingress, admin, folder }) {
  return {
    RESTATE_BASE_DIR: join(folder, 'data'),
    RESTATE_LISTEN_MODE: 'tcp',
    RESTATE_BIND_IP: '127.0.0.1',
    RESTATE_BIND_PORT: fabric,
    RESTATE_ADVERTISED_HOST: '127.0.0.1',
    RESTATE_INGRESS__BIND_PORT: ingress,
    RESTATE_ADMIN__BIND_PORT: admin,
    RESTATE_ADMIN__DISABLE_WEB_UI: 'true',
    RESTATE_DISABLE_TELEMETRY: 'true',
    RESTATE_LOG_DISABLE_ANSI_CODES: 'true',
    // Each waiting ping is one, and by itself it has no more than 1,000 active at a time.
    RESTATE_WORKER__INVOKER__CONCURRENT_INVOCATIONS_LIMIT: '20000',
  };
}

async function register(admin, service) {
  const answer = await fetch(`http://127.0.0.1:${admin}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `http://127.0.0.1:${service}` }),
  });
  if (!answer.ok) throw new Error(`Restate did not take the service: ${await answer.text()}`);
}
