import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { elapsedIn } from './elapsed.js';
import { densityOf, type History } from './history.js';

const bars = 120;
const speeds = [1, 60, 600] as const;
type Speed = (typeof speeds)[number];
const stepMs = 60_000;

interface SliderProps {
  readonly from: number;
  readonly to: number;
  readonly at: string | undefined;
  readonly go: (ms: number | undefined) => void;
  readonly history: History | undefined;
  readonly isLoading: boolean;
  readonly onWanted: () => void;
}

/** Any moment of the campaign, over how much happened when. */
export function TimeSlider({ from, to, at, go, history, isLoading, onWanted }: SliderProps) {
  const words = useWords();
  const format = useFormat();
  const id = useId();
  const [speed, setSpeed] = useState<Speed>(600);
  const [isPlaying, setPlaying] = useState(false);
  const position = at === undefined ? to : Math.min(to, Math.max(from, Date.parse(at)));
  // Bars move on with the clock once a minute, not each second.
  const end = Math.ceil(to / stepMs) * stepMs;
  const density = useMemo(
    () => densityOf(history?.changes ?? [], from, end, bars),
    [history, from, end],
  );
  usePlay(isPlaying, speed, { position, to, go, stop: () => setPlaying(false) });
  const moment = `T+${elapsedIn(position - from)} · ${format.instant(new Date(position).toISOString())}`;
  const jump = (ms: number | undefined) => {
    setPlaying(false);
    go(ms);
  };
  const play = () => {
    if (!isPlaying && (at === undefined || position >= to)) go(from);
    setPlaying(!isPlaying);
  };
  if (history === undefined) return <NoHistory isLoading={isLoading} onWanted={onWanted} />;
  return (
    <section className="panel time-slider no-print" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <Words id="campaign.time" />
        </h2>
        <p
          className="moment"
          role="status"
          // Nobody can listen to each frame of what is played.
          aria-live={isPlaying ? 'off' : 'polite'}
          data-past={at !== undefined || undefined}
        >
          {at === undefined ? <Words id="campaign.now" /> : moment}
        </p>
        <div className="actions">
          <Button className="button" onPress={play}>
            <span aria-hidden>{isPlaying ? '❚❚ ' : '▶ '}</span>
            <Words id={isPlaying ? 'campaign.halt' : 'campaign.play'} />
          </Button>
          <Speeds speed={speed} onChange={setSpeed} />
          <Button className="button" isDisabled={at === undefined} onPress={() => jump(undefined)}>
            <Words id="campaign.back-to-now" />
          </Button>
        </div>
      </header>
      <Density shares={density} past={(position - from) / (end - from)} />
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.ceil((to - from) / stepMs))}
        value={Math.round((position - from) / stepMs)}
        aria-label={words('campaign.time')}
        aria-valuetext={moment}
        onChange={({ target }) => {
          const wanted = from + Number(target.value) * stepMs;
          jump(wanted >= to ? undefined : wanted);
        }}
      />
    </section>
  );
}

function NoHistory({
  isLoading,
  onWanted,
}: {
  readonly isLoading: boolean;
  readonly onWanted: () => void;
}) {
  return (
    <section className="panel time-slider no-print">
      {isLoading ? (
        <p className="soft">
          <Words id="state.loading" />
        </p>
      ) : (
        <Button className="button" onPress={onWanted}>
          <Words id="campaign.load-history" />
        </Button>
      )}
    </section>
  );
}

function Speeds({
  speed,
  onChange,
}: {
  readonly speed: Speed;
  readonly onChange: (speed: Speed) => void;
}) {
  const words = useWords();
  return speeds.map((one) => (
    <ToggleButton
      key={one}
      className="quiet"
      isSelected={speed === one}
      onChange={() => onChange(one)}
      aria-label={words('campaign.speed', { times: one })}
    >
      {one}×
    </ToggleButton>
  ));
}

/** @param past up to which share of its width the moment that is looked at has come. */
function Density({ shares, past }: { readonly shares: readonly number[]; readonly past: number }) {
  return (
    <svg viewBox={`0 0 ${bars} 20`} preserveAspectRatio="none" aria-hidden>
      {shares.map((share, index) => (
        <rect
          key={index}
          x={index + 0.1}
          width="0.8"
          y={20 - share * 20}
          height={share * 20}
          data-past={(index + 0.5) / bars <= past || undefined}
        />
      ))}
    </svg>
  );
}

function usePlay(
  isPlaying: boolean,
  speed: number,
  now: {
    readonly position: number;
    readonly to: number;
    readonly go: (ms: number | undefined) => void;
    readonly stop: () => void;
  },
): void {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    let last = performance.now();
    let at = latest.current.position;
    let frame = requestAnimationFrame(function step(time) {
      at += Math.max(0, time - last) * speed;
      last = time;
      const { to, go, stop } = latest.current;
      if (at >= to) {
        stop();
        go(undefined);
      } else {
        go(at);
        frame = requestAnimationFrame(step);
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, speed]);
}
