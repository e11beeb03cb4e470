import type { Snapshot, Snapshots } from '../snapshots.port.js';

/** Snapshots that end with the process. They are kept as text, so that no later change of a state reaches them. */
export class MemorySnapshots implements Snapshots {
  private readonly texts = new Map<string, string>();

  load(name: string, revision: number): Promise<Snapshot | undefined> {
    const text = this.texts.get(name);
    if (text === undefined) return Promise.resolve(undefined);
    // `position` is no member of the text where there is none.
    const snapshot = { position: undefined, ...(JSON.parse(text) as Omit<Snapshot, 'position'>) };
    return Promise.resolve(snapshot.revision === revision ? snapshot : undefined);
  }

  save(snapshot: Snapshot): Promise<void> {
    this.texts.set(snapshot.name, JSON.stringify(snapshot));
    return Promise.resolve();
  }

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.texts.keys()].toSorted());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
