import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { codeOf } from './region-code.js';
import { smallPlaces } from './small-places.js';

export const width = 760;
export const height = 380;
/** What is smaller than this on the map is a dot, in square pixels. */
const shapeAreaMin = 24;

export interface Place {
  readonly code: string | undefined;
  /** None where only a dot can be seen. */
  readonly shape: string | undefined;
  readonly x: number;
  readonly y: number;
}

export const places: readonly Place[] = placed();
export const byCode = new Map(places.flatMap((place) => (place.code ? [[place.code, place]] : [])));

function placed(): readonly Place[] {
  const topology = atlas as unknown as Topology;
  const world = feature(topology, topology.objects['countries'] as GeometryCollection);
  const shown = { ...world, features: world.features.filter(({ id }) => codeOf(id) !== 'AQ') };
  const projection = geoEqualEarth().fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    shown,
  );
  const path = geoPath(projection).digits(1);
  const shapes = shown.features.map((country): Place => {
    const [x, y] = path.centroid(country);
    const isLarge = path.area(country) >= shapeAreaMin;
    return { code: codeOf(country.id), shape: isLarge ? (path(country) ?? '') : undefined, x, y };
  });
  const dots = Object.entries(smallPlaces).map(([code, place]): Place => {
    const [x, y] = projection([...place]) ?? [0, 0];
    return { code, shape: undefined, x, y };
  });
  return [...shapes, ...dots];
}
