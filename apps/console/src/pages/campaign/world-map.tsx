import { useMemo, useState, type KeyboardEvent } from 'react';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { Picture } from '../../parts/picture/picture.jsx';
import { fillOf, stateSigns, stateWords } from '../../parts/ping-state/ping-state.js';
import { StateMark } from '../../parts/ping-state/state-mark.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { PartyLine } from './board.js';
import { codeOf } from './region-code.js';
import { smallPlaces } from './small-places.js';

const width = 760;
const height = 380;
/** What is smaller than this on the map is a dot, in square pixels. */
const shapeAreaMin = 24;

interface Place {
  readonly code: string | undefined;
  /** None where only a dot can be seen. */
  readonly shape: string | undefined;
  readonly x: number;
  readonly y: number;
}

const places: readonly Place[] = placed();
const byCode = new Map(places.flatMap((place) => (place.code ? [[place.code, place]] : [])));

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

/** Every Party by its state. One stop of the Tab key; arrow keys go from Party to Party. */
export default function WorldMap({
  parties,
  windows,
  fileName,
}: {
  readonly parties: readonly PartyLine[];
  readonly windows: number;
  readonly fileName: string;
}) {
  const words = useWords();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const named = useMemo(
    () =>
      parties
        .map((party) => ({ ...party, name: format.region(party.party) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, format.locale)),
    [parties, format],
  );
  const asked = useMemo(() => new Set(parties.map(({ party }) => party)), [parties]);
  const onMap = named.filter(({ party }) => byCode.has(party));
  const told = (one: (typeof named)[number]) =>
    one.seconds === undefined
      ? `${one.name}: ${words(stateWords[one.state])}`
      : `${one.name}: ${words(stateWords[one.state])}, ${format.duration(one.seconds)}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const ends = { Home: 0, End: onMap.length - 1 }[event.key];
    if (step === undefined && ends === undefined) return;
    event.preventDefault();
    const index = onMap.findIndex(({ party }) => party === chosen);
    const next = ends ?? (index + (step ?? 0) + onMap.length) % onMap.length;
    setChosen(onMap[next]?.party);
  };
  const current = named.find(({ party }) => party === chosen);
  return (
    <Picture
      title={<Words id="campaign.map" />}
      fileName={`${fileName}-map`}
      table={() => (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Words id="campaign.party" />
              </th>
              <th scope="col">
                <Words id="campaign.state" />
              </th>
              <th scope="col" className="number">
                <Words id="campaign.response" />
              </th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ party, name, state, window, seconds }) => (
              <tr key={party}>
                <th scope="row">{name}</th>
                <td>
                  <StateMark state={state} window={window} windows={windows} />
                </td>
                <td className="number">{format.duration(seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    >
      <svg
        className="world"
        viewBox={`0 0 ${width} ${height}`}
        role="listbox"
        tabIndex={0}
        aria-label={words('campaign.map')}
        aria-activedescendant={current === undefined ? undefined : `party-${current.party}`}
        onKeyDown={onKeyDown}
        onFocus={() => setChosen((known) => known ?? onMap[0]?.party)}
      >
        <defs>
          <pattern
            id="hatch"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className="gap" width="2" height="5" />
          </pattern>
        </defs>
        <g aria-hidden role="presentation">
          {places.map(({ code, shape }, index) =>
            shape === undefined || (code !== undefined && asked.has(code)) ? null : (
              <path key={code ?? index} className="land" d={shape} />
            ),
          )}
        </g>
        {onMap.map((one) => {
          const place = byCode.get(one.party);
          if (place === undefined) return null;
          const { shape, x, y } = place;
          const fill = fillOf(one.state, one.window, windows);
          const isHatched = fill === 'warn' || fill === 'late';
          const at = shape === undefined ? { cx: x, cy: y, r: 4.5 } : undefined;
          return (
            <g
              key={one.party}
              id={`party-${one.party}`}
              role="option"
              aria-selected={one.party === chosen}
              aria-label={told(one)}
              className="party"
              data-fill={fill}
              data-party={one.party}
              onPointerEnter={() => setChosen(one.party)}
            >
              {at === undefined ? <path d={shape} /> : <circle {...at} />}
              {!isHatched ? null : at === undefined ? (
                <path className="hatched" d={shape} />
              ) : (
                <circle className="hatched" {...at} />
              )}
              {['answered', 'waiting', 'scheduled'].includes(one.state) ? null : (
                <text className="sign" x={x + (at === undefined ? 0 : 8)} y={y} dy="0.35em">
                  {stateSigns[one.state]}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p className="named" aria-hidden>
        {current === undefined ? (
          <Words id="campaign.map-hint" />
        ) : (
          <>
            <strong>{current.name}</strong>{' '}
            <StateMark state={current.state} window={current.window} windows={windows} />{' '}
            {current.seconds === undefined ? null : format.duration(current.seconds)}
          </>
        )}
      </p>
    </Picture>
  );
}
