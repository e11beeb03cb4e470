import type { Ports } from '#engine';
import type { CommandContext, Instant } from '#kernel';
import type { AnswerTarget } from '#messaging';

/** A contact point acts for itself, through its own link alone. */
export function contactPointContext(
  { ids }: Pick<Ports, 'ids'>,
  { contactPointId: id }: AnswerTarget,
  now: Instant,
): CommandContext {
  const cause = ids.next();
  return { now, actor: { kind: 'contact-point', id }, correlationId: cause, causationId: cause };
}
