import { limits, type Position } from '#kernel';

/** All documents of a projection at one place in the log, as they are to be sent. */
export interface ProjectionSnapshot {
  readonly projection: string;
  readonly revision: number;
  readonly position: Position | undefined;
  /** In order of their keys. */
  readonly documents: readonly (readonly [key: string, document: unknown])[];
}

/** The lines of one JSON object, `{"position", "revision", "documents": {key: document}}`. */
export function* snapshotLines(
  { position, revision, documents }: ProjectionSnapshot,
  textOf: (document: unknown) => string,
): Generator<string, void, void> {
  yield `{"position":${position ?? null},"revision":${revision},"documents":{`;
  const last = documents.length - 1;
  for (const [index, [key, document]] of documents.entries())
    yield `${JSON.stringify(key)}:${textOf(document)}${index === last ? '' : ','}`;
  yield '}}';
}

/** Texts gathered into parts of about the size that is written at a time. */
export function* inParts(texts: Iterable<string>): Generator<Buffer, void, void> {
  let gathered: string[] = [];
  let characters = 0;
  for (const text of texts) {
    gathered.push(text);
    characters += text.length;
    if (characters < limits.streamPartBytes) continue;
    yield Buffer.from(gathered.join(''));
    gathered = [];
    characters = 0;
  }
  if (characters > 0) yield Buffer.from(gathered.join(''));
}
