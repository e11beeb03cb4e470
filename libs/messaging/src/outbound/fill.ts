import mustache from 'mustache';
import { limits, remembering } from '#kernel';

/** Puts values in the place of a template's `{{name}}`s. */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  escape: (value: string) => string = String,
): string {
  return writerOf(template).render(template, values, undefined, { escape });
}

/** Each keeps what it has read, and as many are kept as are in use: who previews one after the other fills no memory. */
const writerOf = remembering(limits.readTemplatesMax, () => new mustache.Writer());
