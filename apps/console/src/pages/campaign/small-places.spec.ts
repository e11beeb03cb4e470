import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import { geoCentroid } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { codeOf } from './region-code.js';
import { smallPlaces } from './small-places.js';

const atlas = createRequire(import.meta.url);
const countriesOf = (detail: '110m' | '10m') => {
  const topology = atlas(`world-atlas/countries-${detail}.json`) as Topology;
  return feature(topology, topology.objects['countries'] as GeometryCollection).features;
};

it('places exactly those that the map has no shape of, where the finer atlas has them', () => {
  const shaped = new Set(countriesOf('110m').map(({ id }) => codeOf(id)));
  const measured = countriesOf('10m').flatMap((country) => {
    const code = codeOf(country.id);
    if (code === undefined || shaped.has(code)) return [];
    return [[code, geoCentroid(country).map((degrees) => Math.round(degrees * 10) / 10)] as const];
  });
  expect(Object.fromEntries(measured)).toEqual(smallPlaces);
});

it('knows the code of a region by its number', () => {
  expect([codeOf('840'), codeOf('036'), codeOf('020'), codeOf(undefined)]).toEqual([
    'US',
    'AU',
    'AD',
    undefined,
  ]);
});
