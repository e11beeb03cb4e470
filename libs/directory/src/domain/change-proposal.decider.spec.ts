import { describe, expect, it } from '@jest/globals';
import type { Actor, Ciphertext } from '#kernel';
import { specFor } from '#testing';
import { changeProposal, type ChangeProposalCommand } from './change-proposal.decider.js';
import type { ChangeProposalEvent, Proposal } from './change-proposal.events.js';
import { changeProposalProcess } from './change-proposal.process.js';
import { ApplyApprovedChange } from './directory.messages.js';
import type { FieldChange } from './field-changes.js';

const given = specFor(changeProposal);
const person = (id: string, kind: Actor['kind'] = 'api-key'): Actor => ({ kind, id });
const shared = person('rollcall', 'command-line');
const about = { proposalId: 'p-1', contactPointId: 'se-1' };

const answered: Proposal = {
  ...about,
  fields: ['phone'],
  values: 'enc1.values' as Ciphertext,
  source: { kind: 'response', reference: 'r-1', campaignId: 'test' },
};
const typed = (proposedBy: Actor): Proposal => ({
  ...answered,
  source: { kind: 'operator', reference: 'c-1' },
  proposedBy,
});
const proposed = (proposal: Proposal) => ({ type: 'ChangeProposed', data: proposal }) as const;
const approve = (approver: Actor, ...overtaken: readonly FieldChange[]): ChangeProposalCommand => ({
  type: 'ApproveChange',
  approver,
  overtaken,
});
const approved = (approvedBy: Actor): ChangeProposalEvent => ({
  type: 'ChangeApproved',
  data: { ...about, approvedBy },
});
const reason = 'enc1.reason' as Ciphertext;
const reject = { type: 'RejectChange', reason } as const;
const rejected: ChangeProposalEvent = { type: 'ChangeRejected', data: { ...about, reason } };
const noted: ChangeProposalEvent = { type: 'ChangeApprovalOvertaken', data: about };

describe('a change proposal', () => {
  it('FM-16: is made once, and changes nothing by itself', () => {
    const propose = { type: 'ProposeChange', proposal: answered } as const;
    given().when(propose).thenEvents(proposed(answered));
    given(proposed(answered)).when(propose).thenNothing();
    given(proposed(answered), approved(person('anna')))
      .when(propose)
      .thenNothing();
  });

  it('needs to be there before anything is decided of it', () => {
    given()
      .when(approve(person('anna')))
      .thenRefused('proposal-unknown');
    given().when(reject).thenRefused('proposal-unknown');
  });

  it('is approved once, and then not rejected', () => {
    const anna = person('anna');
    given(proposed(answered)).when(approve(anna)).thenEvents(approved(anna));
    given(proposed(answered), approved(anna))
      .when(approve(person('bert')))
      .thenNothing();
    given(proposed(answered), approved(anna)).when(reject).thenRefused('proposal-already-approved');
  });

  it('is rejected once, and then not approved', () => {
    given(proposed(answered)).when(reject).thenEvents(rejected);
    given(proposed(answered), rejected).when(reject).thenNothing();
    given(proposed(answered), rejected)
      .when(approve(person('anna')))
      .thenRefused('proposal-already-rejected');
  });

  it('is refused with the difference where something else changed what it would change', () => {
    const change = { field: 'phone', before: '+331', after: '+332', now: '' };
    const state = { status: 'proposed', proposal: answered } as const;
    const deciding = () => changeProposal.decide(approve(person('anna'), change), state);
    expect(deciding).toThrow(
      expect.objectContaining({
        code: 'proposal-overtaken',
        details: { ...about, changes: [change] },
        message: expect.stringContaining('phone was "+331", is nothing, and "+332" was proposed'),
      }),
    );
  });

  it('waits for a decision again where its approval was overtaken before it was applied', () => {
    const overtaken = { type: 'NoteApprovalOvertaken' } as const;
    const history = [proposed(answered), approved(person('anna'))];
    given(...history)
      .when(overtaken)
      .thenEvents(noted);
    given(...history, noted)
      .when(overtaken)
      .thenNothing();
    given(...history, noted)
      .when(reject)
      .thenEvents(rejected);
  });
});

describe('four eyes', () => {
  it('FM-16: a proposer does not approve, however they come in and spell their name', () => {
    const byAnna = proposed(typed(person('anna')));
    for (const same of [person('anna'), person('anna', 'command-line'), person('Anna ', 'account')])
      given(byAnna).when(approve(same)).thenRefused('proposal-approver-is-proposer');
    given(byAnna)
      .when(approve(person('bert')))
      .thenEvents(approved(person('bert')));
  });

  it.each([
    ['José B', 'Jose\u0301 B'],
    ['anna b', 'anna  b'],
    ['anna b', 'anna\u00a0b'],
    ['anna', 'anna\ufe0f'],
    ['anna', '\uff41nna'],
  ])('FM-16: %j and %j look the same, and are the same person', (proposer, approver) => {
    given(proposed(typed(person(proposer))))
      .when(approve(person(approver, 'command-line')))
      .thenRefused('proposal-approver-is-proposer');
  });

  it('FM-16: a key of an account is whoever has the account', () => {
    const anna = person('anna', 'account');
    const herKey: Actor = { kind: 'api-key', id: '9f86d081884c7d65', owner: 'anna' };
    const another: Actor = { kind: 'api-key', id: '60303ae22b998861', owner: 'anna' };
    const own = { kind: 'api-key', id: 'a1b2c3d4e5f60718', owner: 'bert' } as const;
    for (const [proposer, approver] of [
      [anna, herKey],
      [herKey, anna],
      [herKey, another],
    ] as const)
      given(proposed(typed(proposer)))
        .when(approve(approver))
        .thenRefused('proposal-approver-is-proposer');
    given(proposed(typed(herKey)))
      .when(approve(own))
      .thenEvents(approved(own));
  });

  it('FM-16: a proposer may take back what they proposed', () => {
    given(proposed(typed(person('anna'))))
      .when(reject)
      .thenEvents(rejected);
  });

  it('FM-16: an answer is proposed by its contact point, which does not approve it', () => {
    given(proposed(answered))
      .when(approve(person('se-1', 'contact-point')))
      .thenRefused('proposal-approver-is-proposer');
    given(proposed(answered)).when(approve(shared)).thenEvents(approved(shared));
  });

  it('FM-16: an answer that somebody entered for a contact point is theirs', () => {
    const entered = proposed({ ...answered, proposedBy: person('anna') });
    given(entered)
      .when(approve(person('anna')))
      .thenRefused('proposal-approver-is-proposer');
    given(entered).when(approve(shared)).thenRefused('name-missing');
  });

  it('FM-16: two people need two names: nobody proposes without one, and nobody approves', () => {
    const propose = { type: 'ProposeChange', proposal: typed(shared) } as const;
    given().when(propose).thenRefused('name-missing');
    given(proposed(typed(person('anna'))))
      .when(approve(shared))
      .thenRefused('name-missing');
  });
});

describe('the process of proposals', () => {
  it('asks for what was approved to be applied, and for nothing else', () => {
    const after = (event: ChangeProposalEvent) =>
      changeProposalProcess.react({ status: 'approved', proposal: answered }, event as never);
    expect(after(approved(person('anna')))).toEqual([
      { kind: 'command', command: ApplyApprovedChange, data: { proposalId: 'p-1' } },
    ]);
    for (const event of [proposed(answered), rejected, noted]) expect(after(event)).toEqual([]);
  });
});
