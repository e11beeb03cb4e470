import type { EventFilter, EventLog } from '#event-log';
import { Fault } from '#kernel';
import type {
  DomainEvent,
  EventRegistry,
  Instant,
  JsonValue,
  Position,
  Projection,
  Recorded,
  RecordedEvent,
} from '#kernel';

export type AnyProjection = Projection<unknown, DomainEvent>;

/** How far to fold: events recorded up to and at an instant, or up to and with a position. */
export type Until = { readonly at: Instant } | { readonly position: Position };

/** The documents of one projection while it is folded: the only place where a fold's result is kept in changing form. */
export class ProjectionFold<Document> {
  readonly documents: Map<string, Document>;

  constructor(
    readonly projection: Projection<Document, DomainEvent>,
    documents: Iterable<readonly [string, Document]> = [],
  ) {
    this.documents = new Map(documents);
  }

  /** @returns the key of the document the event touched, `undefined` where it touches none. */
  apply(event: Recorded<DomainEvent>): string | undefined {
    const apply = this.projection.apply[event.type];
    if (apply === undefined) return undefined;
    const key = this.projection.key(event);
    const document = this.applied(apply, key, event);
    if (document === undefined) this.documents.delete(key);
    else this.documents.set(key, document);
    return key;
  }

  /** @throws Fault `event-cannot-be-read` where an event holds what no rule of ours has written. */
  private applied(
    apply: NonNullable<Projection<Document, DomainEvent>['apply'][string]>,
    key: string,
    event: Recorded<DomainEvent>,
  ): Document | undefined {
    try {
      return apply(this.documents.get(key), event);
    } catch (error) {
      const { type, stream, revision, position } = event;
      throw new Fault(
        'event-cannot-be-read',
        `${type} at revision ${revision} of ${stream} (position ${position}) is not what ${this.projection.name} can take in: ${(error as Error).message}`,
        { cause: error },
      );
    }
  }

  /** In a snapshot's form: documents in order of their keys, so that equal folds give equal text. */
  state(): JsonValue {
    const sorted = [...this.documents].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return sorted as unknown as JsonValue;
  }

  static ofState<Document>(
    projection: Projection<Document, DomainEvent>,
    state: JsonValue,
  ): ProjectionFold<Document> {
    return new ProjectionFold(projection, state as unknown as [string, Document][]);
  }
}

/** What a set of projections reads of the log, by type; where it reads every type there is, all of the log. */
export function filterFor(
  projections: readonly AnyProjection[],
  registry: EventRegistry,
): { readonly filter?: EventFilter } {
  const types = new Set(projections.flatMap(({ apply }) => Object.keys(apply)));
  return registry.types.every((type) => types.has(type))
    ? {}
    : { filter: { eventTypes: [...types] } };
}

export function isWithin(event: RecordedEvent, until: Until | undefined): boolean {
  if (until === undefined) return true;
  return 'at' in until ? event.metadata.at <= until.at : event.position <= until.position;
}

/**
 * Folds the log, from its first event unless told otherwise. Nothing else happens: a fold has no effects.
 * @param within streams whose names begin with one of these, where only their documents are asked for: the rest of a long log is
 * then not read.
 */
export async function foldLog(
  log: EventLog,
  registry: EventRegistry,
  folds: readonly ProjectionFold<unknown>[],
  {
    after,
    until,
    within,
  }: {
    readonly after?: Position;
    readonly until?: Until;
    readonly within?: readonly string[] | undefined;
  } = {},
): Promise<void> {
  const projections = folds.map(({ projection }) => projection);
  const filter =
    within === undefined
      ? filterFor(projections, registry)
      : { filter: { streamPrefixes: within } };
  for await (const event of log.readAll({ ...filter, ...(after === undefined ? {} : { after }) })) {
    if (until !== undefined && 'position' in until && event.position > until.position) return;
    if (!isWithin(event, until)) continue;
    const read = registry.read<DomainEvent>(event);
    for (const fold of folds) fold.apply(read);
  }
}
