import { limits, Refusal, type Revision } from '#kernel';
import { HttpProblem } from './problem.js';

/** A thing and the revision of its stream, which its ETag (RFC 9110) carries; `undefined` where nothing is stored yet. */
export class Tagged<Body> {
  constructor(
    readonly revision: Revision | undefined,
    readonly body: Body,
    /** Where what was made can be asked for; the answer is then 201. */
    readonly location?: string,
  ) {}
}

export function entityTag(revision: Revision): string {
  return `"${revision}"`;
}

/** Whether one of the tags in a header is that of `revision`; `*` is any that exists. */
export function matchesTag(header: string, revision: Revision | undefined): boolean {
  if (header.trim() === '*') return revision !== undefined;
  return revision !== undefined && tagsIn(header).includes(entityTag(revision));
}

/**
 * The revision that a change has to find: the one that is there now, if the caller knows it. Another one that comes in
 * between is still noticed when the events are appended.
 * @throws Refusal `revision-moved` where none of the tags in If-Match is that of `current`.
 */
export function expectedRevision(
  ifMatch: string | undefined,
  current: Revision | undefined,
): Revision | undefined {
  if (ifMatch === undefined) return undefined;
  if (matchesTag(ifMatch, current)) return current;
  throw new Refusal(
    'revision-moved',
    { expected: ifMatch, ...(current === undefined ? {} : { actual: entityTag(current) }) },
    `If-Match says ${ifMatch}, and the ETag is ${current === undefined ? 'none' : entityTag(current)}: somebody else changed it; load it again`,
  );
}

/** @throws HttpProblem 412 where If-None-Match forbids what is there. */
export function requireNone(ifNoneMatch: string | undefined, current: Revision | undefined): void {
  if (ifNoneMatch !== undefined && matchesTag(ifNoneMatch, current))
    throw new HttpProblem(
      412,
      'exists-already',
      'If-None-Match says it must not exist, and it does',
    );
}

function tagsIn(header: string): readonly string[] {
  if (header.length > limits.fieldCharactersMax) throw malformed();
  const tags = header.split(',').map((tag) => tag.trim());
  // A weak tag matches nothing here, and is legal all the same.
  if (!tags.every((tag) => /^(W\/)?"[\x21\x23-\x7e]*"$/.test(tag))) throw malformed();
  return tags;
}

function malformed(): HttpProblem {
  return new HttpProblem(400, 'entity-tag-malformed', 'expected entity tags, such as "12", or *');
}
