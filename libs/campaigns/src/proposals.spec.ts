import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ApplyApprovedChange,
  ApproveChange,
  ChangeContactDetails,
  contactPoints,
  DetailsCipher,
  GetProposal,
  ImportDifferences,
  ListProposals,
  ProposeCorrection,
  RejectChange,
  type PlainDetails,
} from '#directory';
import { ProjectionHost } from '#engine';
import type { Actor, CommandContext } from '#kernel';
import { PersonalData } from '#keys';
import { Bench, storeKinds } from './testing/bench.js';
import { directoryOf, point, smallNetwork } from './testing/network.js';

const anna: Actor = { kind: 'api-key', id: 'anna' };
const bert: Actor = { kind: 'api-key', id: 'bert' };
const phone = { phone: '+46700000001' };

describe.each(storeKinds)('corrections with four eyes, on %s stores', (kind) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.prepared(kind, { schedule: 'none' });
  });
  afterEach(() => bench.closeUnharmed());

  const as = (actor: Actor): CommandContext => ({ ...bench.context(), actor });
  const propose = (values: Readonly<Record<string, string>>, proposalId = 'p-1', who = anna) =>
    bench.execute(
      new ProposeCorrection(
        {
          proposalId,
          contactPointId: 'se-1',
          values,
          source: { kind: 'operator', reference: 'r-1' },
        },
        as(who),
      ),
    );
  const approve = (who = bert, proposalId = 'p-1') =>
    bench.execute(new ApproveChange({ proposalId }, as(who)));
  const told = (proposalId = 'p-1') => bench.worker().ask(new GetProposal(proposalId));
  const details = async (id = 'se-1'): Promise<PlainDetails> => {
    const { app } = bench.worker();
    const known = (await app.get(ProjectionHost).documents(contactPoints)).get(id);
    const cipher = new DetailsCipher(app.get(PersonalData));
    const plain = known && (await cipher.decrypt(id, known.details));
    if (plain === undefined) throw new Error(`expected details of ${id}`);
    return plain;
  };
  const address = async (channelId: string) =>
    (await details()).channels.find(({ id }) => id === channelId)?.address;
  /** By somebody who needs no proposal. */
  const change = async (changes: Partial<PlainDetails>) => {
    const wanted = { ...(await details()), ...changes };
    await bench.execute(
      new ChangeContactDetails({ contactPointId: 'se-1', details: wanted }, bench.context()),
    );
  };
  const applied = () => bench.recorded('ContactDetailsChanged');

  it('FM-16: a proposal changes nothing, and its approval what it says, once', async () => {
    await propose(phone);
    expect(await applied()).toEqual([]);
    expect(await told()).toMatchObject({
      status: 'proposed',
      partyName: 'Sweden',
      proposedBy: anna,
      changes: [{ field: 'phone', before: '', after: '+46700000001', now: '' }],
      decision: null,
    });
    await approve();
    expect(await address('phone-main')).toBe('+46700000001');
    await approve();
    await bench.execute(new ApplyApprovedChange({ proposalId: 'p-1' }, bench.context()));
    expect(await applied()).toHaveLength(1);
    expect(await told()).toMatchObject({ status: 'approved', decision: { by: bert } });
    expect(await bench.worker().ask(new ListProposals('proposed'))).toEqual([]);
  });

  it('FM-16: nobody approves what they proposed', async () => {
    await propose(phone);
    await expect(approve(anna)).rejects.toMatchObject({ code: 'proposal-approver-is-proposer' });
    expect(await applied()).toEqual([]);
  });

  it('keeps what it does not speak of as it was changed meanwhile', async () => {
    await propose(phone);
    await change({ institution: 'Renamed' });
    await approve();
    expect(await details()).toMatchObject({ institution: 'Renamed' });
    expect(await address('phone-main')).toBe('+46700000001');
  });

  it('FM-16: an approval that was overtaken is refused, with the difference', async () => {
    await propose({ institution: 'Proposed', ...phone });
    await change({ institution: 'Other' });
    const changes = [
      { field: 'institution', before: 'Duty desk se-1', after: 'Proposed', now: 'Other' },
    ];
    await expect(approve()).rejects.toMatchObject({
      code: 'proposal-overtaken',
      details: { changes },
    });
    expect(await told()).toMatchObject({ status: 'proposed', overtaken: ['institution'] });
    expect(await details()).toMatchObject({ institution: 'Other' });
    await change({ institution: 'Duty desk se-1' });
    await approve();
    expect(await details()).toMatchObject({ institution: 'Proposed' });
  });

  it('is approved where the directory says so already, and where the same was reported twice', async () => {
    await propose(phone);
    await propose({ institution: 'Renamed', ...phone }, 'p-2');
    await approve();
    expect(await told('p-2')).toMatchObject({ overtaken: [] });
    await approve(bert, 'p-2');
    expect(await details()).toMatchObject({ institution: 'Renamed' });
  });

  it('is rejected with a reason that only the contact point’s key opens', async () => {
    await propose(phone);
    await bench.execute(new RejectChange({ proposalId: 'p-1', reason: 'Anders left' }, as(bert)));
    expect(await told()).toMatchObject({
      status: 'rejected',
      decision: { by: bert, reason: 'Anders left' },
    });
    await expect(approve()).rejects.toMatchObject({ code: 'proposal-already-rejected' });
    expect(JSON.stringify(await bench.allEvents())).not.toContain('Anders');
  });

  it('approves nothing that the contact point would not take', async () => {
    await propose({ email: '', alternateEmail: '' });
    await expect(approve()).rejects.toMatchObject({ code: 'contact-details-incomplete' });
    expect(await bench.recorded('ChangeApproved')).toEqual([]);
    await expect(propose({ institution: 'Duty desk se-1' }, 'p-2')).rejects.toMatchObject({
      code: 'proposal-without-change',
    });
  });

  /** Dies when so many are about to store something in such a stream. */
  const dieBefore = async (prefix: string, together: number) => {
    let arrived = 0;
    bench.worker().stores.onAppend = (stream) => {
      if (!stream.startsWith(prefix)) return;
      if (++arrived === together) bench.crash();
      return new Promise(() => {});
    };
    void bench.worker().execute(new ApproveChange({ proposalId: 'p-1' }, as(bert)));
    await bench.worker().stores.death;
    expect(await bench.recorded('ChangeApproved')).toHaveLength(1);
  };

  const whoeverApprovesAndTheProcess = 2;

  it('FM-08: what was approved before a crash is applied after it, once', async () => {
    await propose({ email: 'new@se-1.example' });
    await dieBefore('contactPoint-', whoeverApprovesAndTheProcess);
    expect(await applied()).toEqual([]);
    await bench.restart();
    expect(await applied()).toHaveLength(1);
    expect(await address('email-main')).toBe('new@se-1.example');
    expect(bench.letters).toHaveLength(1);
    await bench.restart();
    await approve();
    expect(await applied()).toHaveLength(1);
    expect(bench.letters).toHaveLength(1);
  });

  it('FM-08: a crash between a change and its notice leaves neither out, and does neither twice', async () => {
    await propose({ email: 'new@se-1.example' });
    await dieBefore('letter-', 1);
    expect([(await applied()).length, bench.letters.length]).toEqual([1, 0]);
    await bench.restart();
    expect([(await applied()).length, bench.letters.length]).toEqual([1, 1]);
  });

  it('FM-16: what something else changed between an approval and its application stays', async () => {
    await propose({ institution: 'Proposed' });
    await dieBefore('contactPoint-', whoeverApprovesAndTheProcess);
    const [registered] = await bench.recorded('ContactPointRegistered');
    await bench.append({
      ...registered!,
      stream: 'contactPoint-se-1',
      revision: 1,
      id: '0190a4c2-0000-7000-8000-000000000001',
      type: 'ContactDetailsChanged',
      data: { contactPointId: 'se-1', changes: { institution: 'Other' } },
    });
    await bench.restart();
    expect(await details()).toMatchObject({ institution: 'Other' });
    expect(await bench.recorded('ChangeApprovalOvertaken')).toHaveLength(1);
    expect(await told()).toMatchObject({ status: 'proposed', overtaken: ['institution'] });
    await expect(approve()).rejects.toMatchObject({ code: 'proposal-overtaken' });
    await bench.restart();
    expect(await bench.recorded('ChangeApprovalOvertaken')).toHaveLength(1);
  });

  it('FM-16: what was applied is not applied again over what came later', async () => {
    await propose({ institution: 'Proposed' });
    await approve();
    await change({ institution: 'Duty desk se-1' });
    bench.loseSnapshots();
    await bench.restart();
    await bench.execute(new ApplyApprovedChange({ proposalId: 'p-1' }, bench.context()));
    expect(await details()).toMatchObject({ institution: 'Duty desk se-1' });
    expect(await told()).toMatchObject({ status: 'approved' });
  });

  it('FM-16: the old address hears of the change, and the new one does not', async () => {
    await propose({ email: 'new@se-1.example', ...phone });
    expect(bench.letters).toEqual([]);
    await approve();
    expect(bench.letters.map((letter) => letter.address)).toEqual(['main@se-1.example']);
    expect(bench.letters[0]?.text).toContain('Changed: main e-mail address, telephone.');
    expect(bench.letters[0]?.text).not.toContain('new@se-1.example');
    await propose({ phone: '+46700000002' }, 'p-2');
    await approve(bert, 'p-2');
    expect(bench.letters.map((letter) => letter.address)).toEqual([
      'main@se-1.example',
      'new@se-1.example',
    ]);
    await propose({ institution: 'No address' }, 'p-3');
    await approve(bert, 'p-3');
    expect(bench.letters).toHaveLength(2);
  });

  it('FM-16: the old address hears of a change that nobody had to approve, once', async () => {
    const kept = (await details()).channels.filter(({ id }) => id === 'email-alternate');
    const channels = (email: string, number: string) => [
      { id: 'email-main', kind: 'email', use: 'main', priority: 1, address: email } as const,
      ...kept,
      { id: 'phone-main', kind: 'phone', use: 'main', priority: 1, address: number } as const,
    ];
    await change({ channels: channels('main@se-1.example', '+46700000001') });
    await change({ channels: channels('taken@se-1.example', '+46700000001') });
    await change({ institution: 'Renamed' });
    await bench.restart();
    expect(bench.letters.map((letter) => letter.address)).toEqual([
      'main@se-1.example',
      'main@se-1.example',
    ]);
    expect(bench.letters[0]?.text).toMatch(/Changed: .*telephone\./);
    expect(bench.letters[1]?.text).toContain('Changed: main e-mail address.');
    expect(bench.letters[1]?.text).not.toContain('taken@');
  });

  describe('from an import', () => {
    const { phone: number } = phone;
    const wanted = directoryOf([
      ...smallNetwork().map((one) => (one.id === 'se-1' ? { ...one, phone: number } : one)),
      point('no-1', { partyName: 'Norway' }),
    ]);
    const imports = () => bench.worker().app.get(ImportDifferences);

    it('shows the difference by contact point and field, and changes nothing', async () => {
      const before = (await bench.allEvents()).length;
      const difference = await imports().of(wanted);
      expect(difference).toMatchObject({
        parties: [
          { party: 'NO', field: 'name', before: '', after: 'Norway' },
          { party: 'NO', field: 'region', after: 'Testland' },
        ],
        contactPoints: [
          {
            contactPointId: 'se-1',
            partyName: 'Sweden',
            kind: 'changed',
            changes: [{ field: 'phone', before: '', after: number }],
          },
          { contactPointId: 'no-1', kind: 'new' },
        ],
        unchanged: 5,
      });
      expect((await bench.allEvents()).length).toBe(before);
    });

    it('FM-16: becomes proposals, once, which somebody else approves', async () => {
      const first = await imports().propose(wanted, as(anna));
      expect(first).toMatchObject({ proposed: 1, waiting: 0, unchanged: 5, left: ['no-1'] });
      const again = await imports().propose(wanted, as(anna));
      expect(again).toMatchObject({ proposed: 0, waiting: 1 });
      expect(await applied()).toEqual([]);
      const [proposal, ...others] = await bench.worker().ask(new ListProposals());
      expect(others).toEqual([]);
      expect(proposal).toMatchObject({ source: { kind: 'import' }, proposedBy: anna });
      await approve(bert, proposal?.proposalId);
      expect(await address('phone-main')).toBe(number);
      expect(await imports().propose(wanted, as(anna))).toMatchObject({ proposed: 0, waiting: 0 });
    });

    it('FM-16: proposes nothing in the name of nobody', async () => {
      const nobody: Actor = { kind: 'command-line', id: 'directory-import' };
      const proposing = imports().propose(wanted, as(nobody));
      await expect(proposing).rejects.toMatchObject({ code: 'name-missing' });
      expect(await bench.recorded('ChangeProposed')).toEqual([]);
    });
  });
});
