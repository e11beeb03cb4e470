import { ScriptProcess } from '../support/script-process.js';
import type { Figures, Run } from '../support/until.js';
import { slopeOf, sparkline } from './slope.js';
import type { SoakSample } from './soak-life.js';

/** A curve takes some points; and a soak that is to last minutes lasts for this many hours. */
const hoursMin = 10;
const usualHours = 24;
/** Until then what is kept for a while fills up. */
const warmHours = 6;
/** What a heap that does not grow may seem to grow by in a virtual hour of some thousand events: its noise. */
const growthBytesMax = 96 * 1_024;
/** A ping on the board, with its attempts, and its part of statistics and campaign. */
const readModelBytesPerMessageMax = 8 * 1_024;

/**
 * An application lives through virtual hours (a round is one), and what it holds in memory must not grow but for its read
 * models, which know every campaign there ever was. These may grow by so much for each message that was sent, and no more.
 */
export async function soak(
  { seed, length, onRound }: Run,
  contactPoints: number,
): Promise<Figures> {
  const hours = 'rounds' in length ? Math.max(length.rounds, hoursMin) : usualHours;
  const samples: SoakSample[] = [];
  const settings = { seed, hours, contactPoints };
  const life = new ScriptProcess('soak/soak-life.ts', settings, {
    flags: ['--expose-gc'],
    onLine: (line) => {
      const sample = line as SoakSample;
      samples.push(sample);
      onRound(sample.hour - 1, `${kilobytes(sample.heapBytes)} beside the read models`);
    },
  });
  const { code, errors } = await life.ended;
  if (code !== 0) throw new Error(`the application ended with ${code}: ${errors}`);
  return judged(samples);
}

/** @throws where memory grows. */
export function judged(samples: readonly SoakSample[]): Figures {
  const warm = samples.filter(({ hour }) => hour >= warmHours);
  const [last] = samples.slice(-1);
  if (last === undefined) throw new Error('the application said nothing');
  const growth = slopeOf(warm.map(({ hour, heapBytes }) => ({ x: hour, y: heapBytes })));
  const perMessage = slopeOf(
    warm.map(({ messages, readModelBytes }) => ({ x: messages, y: readModelBytes })),
  );
  const curve = sparkline(samples.map(({ heapBytes }) => heapBytes));
  if (growth > growthBytesMax)
    throw new Error(`memory grows by ${kilobytes(growth)} in a virtual hour: ${curve}`);
  if (perMessage > readModelBytesPerMessageMax)
    throw new Error(`read models grow by ${kilobytes(perMessage)} for each message`);
  return {
    'virtual hours': last.hour,
    events: last.events,
    messages: last.messages,
    answers: last.answers,
    'heap beside the read models, hour by hour': curve,
    'lowest and highest once warm': `${kilobytes(Math.min(...warm.map(({ heapBytes }) => heapBytes)))} to ${kilobytes(Math.max(...warm.map(({ heapBytes }) => heapBytes)))}`,
    'its growth in a virtual hour': `${kilobytes(growth)} (at most ${kilobytes(growthBytesMax)})`,
    'read models at the end': kilobytes(last.readModelBytes),
    'their growth for each message': `${kilobytes(perMessage)} (at most ${kilobytes(readModelBytesPerMessageMax)})`,
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_024).toLocaleString('en', { maximumFractionDigits: 1 })} KB`;
}
