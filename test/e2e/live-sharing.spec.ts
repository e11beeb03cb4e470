import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveNetwork, profiles, referenceNetwork } from './support/live-network.js';

/** Over real SMTP, queues and logs. */
describe.each(profiles)('a version shared with the reference network, %s', (profile) => {
  let network: LiveNetwork;
  let mailboxes: readonly string[];

  beforeAll(async () => {
    const reference = await referenceNetwork();
    mailboxes = reference.directory.contactPoints
      .filter(
        ({ status, designatedOn = '' }) => status === 'designated' && designatedOn <= '2024-02-19',
      )
      .map(({ email = '' }) => email.toLowerCase());
    network = await LiveNetwork.start({ ...reference, profile });
    await network.post('/directory/versions');
    await network.post('/directory/versions/1/sharings');
    await network.settle();
  });
  afterAll(() => network.stop());

  it('reaches each designated contact point with one mail', async () => {
    expect(network.correspondents.mails.map(({ to }) => to).toSorted()).toEqual(
      mailboxes.toSorted(),
    );
    const letters = await network.get<readonly { readonly status: string }[]>('/letters');
    expect(letters.map(({ status }) => status)).toEqual(mailboxes.map(() => 'handed-over'));
  });
});
