import mustache from 'mustache';
import { limits, remembering } from '#kernel';

/** Puts values in the place of a template's `{{name}}`s. */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  escape: (value: string) => string = String,
): string {
  const context = new mustache.Context(values);
  return writer.renderTokens(read(template), context, undefined, template, { escape });
}

const writer = new mustache.Writer();

/** A writer keeps all that it has ever read: who previews one template after the other would fill the memory. */
const read = remembering(
  limits.readTemplatesMax,
  (template) => new mustache.Writer().parse(template) as string[][],
);
