import type { JsonObject } from '#kernel';

export interface DispatchJob {
  readonly id: string;
  readonly job: JsonObject;
}

export type DispatchHandler = (job: DispatchJob) => Promise<void>;

/**
 * The queue of attempts to send. It may lose or repeat a job: the log says what is still owed, and a conditional append
 * claims the attempt. Every adapter passes `dispatchContract` of `#testing`.
 */
export interface Dispatch {
  /** A job whose id is waiting or under way is not taken a second time. */
  add(id: string, job: JsonObject): Promise<void>;
  /** Sets the one handler. Nothing is handed out before. */
  onJob(handler: DispatchHandler): void;
  /** Resolves when nothing waits and nothing is under way. @throws the first error of a handler since the last call. */
  idle(): Promise<void>;
  /** How many jobs wait for a free place, and how many are under way. */
  depth(): Promise<{ readonly waiting: number; readonly underWay: number }>;
  /** Takes no more jobs and waits for those under way. */
  close(): Promise<void>;
}
