import { memo, useMemo, useState, type KeyboardEvent } from 'react';
import { Picture } from '../../parts/picture/picture.jsx';
import { fillOf, stateSigns, stateWords } from '../../parts/ping-state/ping-state.js';
import { StateMark } from '../../parts/ping-state/state-mark.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { PartyLine } from './board.js';
import { byCode, height, places, width, type Place } from './places-on-map.js';

interface MapProps {
  readonly parties: readonly PartyLine[];
  readonly windows: number;
  readonly fileName: string;
}

/** Every Party by its state. One stop of the Tab key; arrow keys go from Party to Party. */
function WorldMap({ parties, windows, fileName }: MapProps) {
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
    const index = onMap.findIndex(({ party }) => party === chosen);
    const next = indexAfter(event.key, index, onMap.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(onMap[next]?.party);
  };
  const current = named.find(({ party }) => party === chosen);
  return (
    <Picture
      title={<Words id="campaign.map" />}
      fileName={`${fileName}-map`}
      table={() => <PartiesTable parties={named} windows={windows} />}
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
        <Hatch />
        <Land without={asked} />
        {onMap.map((one) => {
          const place = byCode.get(one.party);
          return place === undefined ? null : (
            <g
              key={one.party}
              id={`party-${one.party}`}
              role="option"
              aria-selected={one.party === chosen}
              aria-label={told(one)}
              className="party"
              data-fill={fillOf(one.state, one.window, windows)}
              data-party={one.party}
              onPointerEnter={() => setChosen(one.party)}
            >
              <Mark place={place} party={one} windows={windows} />
            </g>
          );
        })}
      </svg>
      <Named party={current} windows={windows} />
    </Picture>
  );
}

/** Drawn when a Party's state is another, not at every change that the page hears of. */
export default memo(WorldMap);

/** States that are seen by their fill alone; all others have a sign, too. */
const unsigned: readonly string[] = ['answered', 'waiting', 'scheduled'];

function Mark({
  place: { shape, x, y },
  party: { state, window },
  windows,
}: {
  readonly place: Place;
  readonly party: PartyLine;
  readonly windows: number;
}) {
  const fill = fillOf(state, window, windows);
  const drawn = (className?: string) =>
    shape === undefined ? (
      <circle className={className} cx={x} cy={y} r={4.5} />
    ) : (
      <path className={className} d={shape} />
    );
  return (
    <>
      {drawn()}
      {fill === 'warn' || fill === 'late' ? drawn('hatched') : null}
      {unsigned.includes(state) ? null : (
        <text className="sign" x={x + (shape === undefined ? 8 : 0)} y={y} dy="0.35em">
          {stateSigns[state]}
        </text>
      )}
    </>
  );
}

function Hatch() {
  return (
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
  );
}

/** All other States, so that the others are found. */
function Land({ without }: { readonly without: ReadonlySet<string> }) {
  return (
    <g aria-hidden role="presentation">
      {places.map(({ code, shape }, index) =>
        shape === undefined || (code !== undefined && without.has(code)) ? null : (
          <path key={code ?? index} className="land" d={shape} />
        ),
      )}
    </g>
  );
}

function PartiesTable({
  parties,
  windows,
}: {
  readonly parties: readonly (PartyLine & { readonly name: string })[];
  readonly windows: number;
}) {
  const format = useFormat();
  return (
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
        {parties.map(({ party, name, state, window, seconds }) => (
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
  );
}

function indexAfter(key: string, index: number, length: number): number | undefined {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  const end = { Home: 0, End: length - 1 }[key];
  return step === undefined ? end : (index + step + length) % length;
}

/** What is pointed at, in words; whoever listens hears it from the map itself. */
function Named({
  party,
  windows,
}: {
  readonly party: (PartyLine & { readonly name: string }) | undefined;
  readonly windows: number;
}) {
  const format = useFormat();
  return (
    <p className="named" aria-hidden>
      {party === undefined ? (
        <Words id="campaign.map-hint" />
      ) : (
        <>
          <strong>{party.name}</strong>{' '}
          <StateMark state={party.state} window={party.window} windows={windows} />{' '}
          {party.seconds === undefined ? null : format.duration(party.seconds)}
        </>
      )}
    </p>
  );
}
