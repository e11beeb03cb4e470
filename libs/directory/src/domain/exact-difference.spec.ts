import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { directoryHistories } from '../testing/directory-histories.js';
import { contactPoint } from './contact-point.decider.js';
import type { ContactPoint } from './contact-point.state.js';
import type { ContactPointEvent } from './contact-point.events.js';
import { differencesBetween } from './directory-version.decider.js';
import { applied, exactDifferences, reversed, type Directory } from './exact-difference.js';

/** Shares nothing with projections: every contact point's events, one after the other. */
function naively(events: readonly ContactPointEvent[]): Directory {
  const points = new Map<string, ContactPoint>();
  for (const id of new Set(events.map(({ data }) => data.contactPointId))) {
    const state = events
      .filter(({ data }) => data.contactPointId === id)
      .reduce(contactPoint.evolve, contactPoint.initial);
    if (state.status !== 'absent') points.set(id, state);
  }
  return points;
}

const twoMoments = fc
  .tuple(directoryHistories, fc.nat(), fc.nat())
  .map(([events, a, b]) =>
    [a, b].map((cut) => naively(events.slice(0, cut % (events.length + 1)))),
  );

describe('the differences between two directories', () => {
  it('applied to one give the other, and the other way round', () => {
    fc.assert(
      fc.property(twoMoments, ([before, after]) => {
        const differences = exactDifferences(before!, after!);
        expect(sorted(applied(before!, differences))).toEqual(sorted(after!));
        expect(sorted(applied(after!, reversed(differences)))).toEqual(sorted(before!));
      }),
      { numRuns: 500 },
    );
  });

  it('go on from one another: those of two steps give what those of both at once give', () => {
    fc.assert(
      fc.property(twoMoments, twoMoments, ([first, second], [third]) => {
        const steps = [exactDifferences(first!, second!), exactDifferences(second!, third!)];
        expect(sorted(steps.reduce(applied, first!))).toEqual(sorted(third!));
      }),
      { numRuns: 200 },
    );
  });

  it('as they are told leave out nothing that a reader of the directory would see', () => {
    fc.assert(
      fc.property(twoMoments, ([before, after]) => {
        const told = new Set(differencesBetween(before!, after!).map((one) => one.contactPointId));
        for (const id of new Set([...before!.keys(), ...after!.keys()]))
          expect(told.has(id)).toBe(shown(before!.get(id)) !== shown(after!.get(id)));
      }),
      { numRuns: 500 },
    );
  });
});

function sorted(directory: Directory): readonly unknown[] {
  return [...directory.values()].toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
}

/** What a reader sees of a contact point, whatever the order of its channels. */
function shown(point: ContactPoint | undefined): string {
  if (point === undefined || point.status === 'withdrawn') return '';
  const { status, details } = point;
  const { channels, ...rest } = details;
  const ways = channels.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return canonicalJson([status, rest, ways]);
}
