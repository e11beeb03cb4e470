import { describe, expect, it } from '@jest/globals';
import { limits, type Duration, type InvalidInput } from '#kernel';
import { specFor } from '#testing';
import { policy as policyDecider, policyStream, type PolicyEvent } from './policy.decider.js';
import {
  concernsParty,
  defaultPolicy,
  occurrences,
  policyFaults,
  unreachableSteps,
  type Policy,
  type PolicyStep,
} from './policy.js';

const duration = (text: string) => text as Duration;
const remind = (after: string, more: Partial<PolicyStep> = {}): PolicyStep => ({
  after: duration(after),
  do: 'remind',
  to: 'same',
  ...more,
});
const escalate = (after: string, to: PolicyStep['to'] = 'alternate-channel'): PolicyStep => ({
  after: duration(after),
  do: 'escalate',
  to,
});
const withSteps = (...steps: PolicyStep[]): Policy => ({ ...defaultPolicy, steps });
const minutes = (count: number) => count * 60_000;

describe('the moments at which steps fall due', () => {
  it('are those of the default policy', () =>
    expect(
      occurrences(defaultPolicy).map(({ step, afterMs }) => [step, afterMs / minutes(1)]),
    ).toEqual([
      [0, 15],
      [1, 60],
      [2, 60],
      [3, 240],
      [4, 720],
    ]));

  it('repeat as often as a step says, after the first time', () =>
    expect(
      occurrences(withSteps(remind('PT15M', { repeat: { every: duration('PT10M'), times: 2 } }))),
    ).toEqual([
      { step: 0, repetition: 0, afterMs: minutes(15) },
      { step: 0, repetition: 1, afterMs: minutes(25) },
      { step: 0, repetition: 2, afterMs: minutes(35) },
    ]));

  it('stand in the order of time, and of the policy where they coincide', () => {
    const policy = withSteps(
      remind('PT10M', { repeat: { every: duration('PT20M'), times: 1 } }),
      escalate('PT20M'),
      escalate('PT30M', 'other-contact-points'),
    );
    expect(occurrences(policy).map(({ step, repetition }) => `${step}.${repetition}`)).toEqual([
      '0.0',
      '1.0',
      '0.1',
      '2.0',
    ]);
  });
});

describe('whom a step concerns', () => {
  it('is the Party for other contact points and the phone, else the contact point', () => {
    expect(concernsParty('other-contact-points')).toBe(true);
    expect(concernsParty('secretariat-phone')).toBe(true);
    expect(concernsParty('same')).toBe(false);
    expect(concernsParty('alternate-channel')).toBe(false);
  });
});

describe('FM-26: the planner warns about steps that can never run', () => {
  const warnings = (...steps: PolicyStep[]) =>
    unreachableSteps(withSteps(...steps)).map(({ step, code }) => [step, code]);

  it('finds none in the default policy', () => expect(unreachableSteps(defaultPolicy)).toEqual([]));

  it('finds a step that falls due on the deadline or after it', () => {
    expect(warnings(remind('PT15M'), escalate('PT30H'))).toEqual([[1, 'after-deadline']]);
    expect(warnings(remind('PT15M'), escalate('PT31H'))).toEqual([[1, 'after-deadline']]);
    expect(warnings(remind('PT15M'), escalate('PT29H59M59S'))).toEqual([]);
  });

  it('finds repetitions after the deadline, of a step that does run', () => {
    const hourly = (times: number) =>
      remind('PT1H', { repeat: { every: duration('PT1H'), times } });
    expect(warnings(hourly(28))).toEqual([]);
    expect(warnings(hourly(29))).toEqual([[0, 'repetition-after-deadline']]);
  });

  it('finds a reminder that is always collapsed into another one', () =>
    expect(warnings(remind('PT15M'), remind('PT15M'))).toEqual([[0, 'collapsed-into-later']]));

  it('finds nothing where steps at one moment do different things', () =>
    expect(warnings(remind('PT1H'), escalate('PT1H'))).toEqual([]));

  it('says which step it means, counted from 1', () =>
    expect(unreachableSteps(withSteps(remind('PT15M'), escalate('PT30H')))[0]?.message).toMatch(
      /^step 2: /,
    ));
});

describe('the faults of a policy', () => {
  const paths = (policy: Policy) => policyFaults(policy).map(({ path }) => path);

  it('are none in the default one', () => expect(policyFaults(defaultPolicy)).toEqual([]));

  it('are a deadline of more than 30 days', () => {
    expect(paths({ ...defaultPolicy, deadline: duration('P30D') })).toEqual([]);
    expect(paths({ ...defaultPolicy, deadline: duration('P30DT1S') })).toEqual(['deadline']);
  });

  it('are more steps than the limit', () => {
    const steps = Array.from({ length: limits.policyStepsMax + 1 }, () => remind('PT1H'));
    expect(paths(withSteps(...steps.slice(1)))).toEqual([]);
    expect(paths(withSteps(...steps))).toEqual(['steps']);
  });

  it('are steps out of order', () => {
    expect(paths(withSteps(remind('PT1H'), remind('PT15M')))).toEqual(['steps[1].after']);
    expect(paths(withSteps(remind('PT60M'), escalate('PT1H')))).toEqual([]);
  });

  it('are a reminder to somebody else, and an escalation to the same channel', () => {
    expect(paths(withSteps(remind('PT1H', { to: 'secretariat-phone' })))).toEqual(['steps[0].to']);
    expect(paths(withSteps(escalate('PT1H', 'same')))).toEqual(['steps[0].to']);
  });
});

describe('a policy', () => {
  const given = specFor(policyDecider);
  const define = (policy: Policy) =>
    ({ type: 'DefinePolicy', policyId: 'default', policy }) as const;
  const defined = (version: number, policy: Policy): PolicyEvent => ({
    type: 'PolicyDefined',
    data: { policyId: 'default', version, policy },
  });
  const other = { ...defaultPolicy, partyRule: 'all' } as const;

  it('has a first version, and the next one where it changes', () => {
    given().when(define(defaultPolicy)).thenEvents(defined(1, defaultPolicy));
    given(defined(1, defaultPolicy)).when(define(other)).thenEvents(defined(2, other));
    given(defined(1, defaultPolicy), defined(2, other))
      .when(define(defaultPolicy))
      .thenEvents(defined(3, defaultPolicy));
  });

  it('keeps its version where nothing changes', () =>
    given(defined(1, defaultPolicy))
      .when(define({ ...defaultPolicy }))
      .thenNothing());

  it('with faults is invalid, and each is named by its path', () => {
    const faulty = withSteps(remind('PT1H', { to: 'secretariat-phone' }), escalate('PT15M'));
    let error: unknown;
    try {
      policyDecider.decide(define(faulty), policyDecider.initial);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ kind: 'invalid-input' });
    expect((error as InvalidInput).issues.map(({ where }) => where.path)).toEqual([
      'steps[0].to',
      'steps[1].after',
    ]);
  });

  it('has a stream of its own', () => expect(policyStream('default')).toBe('policy-default'));
});
