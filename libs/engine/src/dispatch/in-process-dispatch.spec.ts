import { describe, expect, it } from '@jest/globals';
import { dispatchContract } from '#testing';
import { InProcessDispatch } from './in-process-dispatch.js';

dispatchContract('InProcessDispatch', () => Promise.resolve(new InProcessDispatch()));

describe('InProcessDispatch', () => {
  it('hands jobs out in order of arrival', async () => {
    const handled: string[] = [];
    const dispatch = new InProcessDispatch();
    for (const id of ['c', 'a', 'b']) await dispatch.add(id, {});
    dispatch.onJob(({ id }) => Promise.resolve(void handled.push(id)));
    await dispatch.idle();
    expect(handled).toEqual(['c', 'a', 'b']);
  });

  it('reports a handler that fails at once, with its job', async () => {
    const reports: unknown[] = [];
    const dispatch = new InProcessDispatch((error, job) => reports.push([error, job]));
    const failure = new Error('no disk');
    dispatch.onJob(() => Promise.reject(failure));
    await dispatch.add('a', { of: 'a' });
    await expect(dispatch.idle()).rejects.toBe(failure);
    expect(reports).toEqual([[failure, { id: 'a', job: { of: 'a' } }]]);
  });
});
