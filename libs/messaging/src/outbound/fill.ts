import mustache from 'mustache';

/**
 * Puts values in the place of a template's `{{name}}`s. Nothing of the template is kept: who previews one after the other
 * fills no memory.
 */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  escape: (value: string) => string = String,
): string {
  return new mustache.Writer().render(template, values, undefined, { escape });
}
