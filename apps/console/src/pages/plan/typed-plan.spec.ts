import { describe, expect, it } from '@jest/globals';
import { emptyPlan, planOf, scheduleOf, suggestedId } from './typed-plan.js';

const plan = { ...emptyPlan('Europe/Paris'), name: 'Spring' };

describe('a plan that is typed', () => {
  it('asks everybody, unless Parties or types were chosen', () => {
    expect(planOf(plan)).toEqual({
      name: 'Spring',
      policyId: 'standard',
      templateId: 'standard',
      audience: {},
      carriesNews: false,
    });
    expect(planOf({ ...plan, parties: 'fr, se', types: ['police'] }).audience).toEqual({
      parties: ['FR', 'SE'],
      types: ['police'],
    });
  });

  it('has a start once all of it was typed', () => {
    expect(scheduleOf(plan)).toBeUndefined();
    expect(scheduleOf({ ...plan, start: 'later' })).toBeUndefined();
    expect(scheduleOf({ ...plan, at: '2026-03-01T03:00' })).toEqual({
      kind: 'at',
      at: new Date('2026-03-01T03:00').toISOString(),
    });
    expect(scheduleOf({ ...plan, start: 'local-hour', day: '2026-03-01' })).toEqual({
      kind: 'local-hour',
      day: '2026-03-01',
      time: '03:00',
    });
    expect(scheduleOf({ ...plan, start: 'window', from: '2026-03-01T00:00' })).toMatchObject({
      kind: 'window',
      length: 'PT48H',
    });
  });

  it.each([
    ['Spring ping test 2026', 'spring-ping-test-2026'],
    ['Épreuve d’été !', 'epreuve-d-ete'],
    ['—', ''],
  ])('suggests an id for %s', (name, id) => expect(suggestedId(name)).toBe(id));
});
