import { Presets, SingleBar } from 'cli-progress';

/** Where output goes: results to `stdout`, everything about the run to `stderr`. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Asks whoever sits there; missing where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
}

export interface ProgressBar {
  update(label: string, done: number, total: number): void;
  stop(): void;
}

/** Shows how far long work has come; in a pipe it shows nothing. */
export function progressOn({ stderr }: Terminal): ProgressBar {
  if (stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  let bar: SingleBar | undefined;
  let current: string | undefined;
  return {
    update(label, done, total) {
      if (label !== current) {
        bar?.stop();
        current = label;
        bar = new SingleBar(
          {
            stream: stderr,
            format: `${label} {bar} {value}/{total}`,
            hideCursor: true,
            clearOnComplete: true,
          },
          Presets.shades_classic,
        );
        bar.start(total, done);
      }
      bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}

export function print({ stdout }: Terminal, text: string): void {
  stdout.write(`${text}\n`);
}

/** The same value gives the same bytes. */
export function printJson(terminal: Terminal, value: unknown): void {
  print(terminal, JSON.stringify(value, null, 2));
}
