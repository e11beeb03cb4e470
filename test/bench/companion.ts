import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

interface Answered {
  readonly answer?: unknown;
  readonly failure?: string;
}

/** The other side of what is measured, in a process of its own: a server that is called, or the clients that call. */
export class Companion {
  private heard: (told: Answered) => void = () => {};

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (told) => this.heard(told as Answered));
    child.on('exit', () => this.heard({ failure: 'it has ended' }));
  }

  /** @param file in this folder, which calls {@link answerTo}. It ends with this process at the latest. */
  static async start(file: string): Promise<Companion> {
    const child = fork(join(import.meta.dirname, file), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return new Companion(child);
  }

  /** One question at a time. */
  async ask<Answer>(question: object): Promise<Answer> {
    const told = new Promise<Answered>((resolve) => {
      this.heard = resolve;
    });
    this.child.send(question);
    const { answer, failure } = await told;
    if (failure !== undefined) throw new Error(`the other side failed: ${failure}`);
    return answer as Answer;
  }

  end(): void {
    this.child.disconnect();
  }
}

/** Answers one question after the other, until whoever asks is gone. */
export function answerTo<Question>(answer: (question: Question) => Promise<unknown>): void {
  const tell = (told: Answered | 'ready') => process.send?.(told);
  process.on('message', (question) => {
    answer(question as Question).then(
      (found) => tell({ answer: found }),
      (error: unknown) => tell({ failure: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  tell('ready');
}
