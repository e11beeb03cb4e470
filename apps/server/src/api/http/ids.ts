import { InvalidInput } from '#kernel';

/** @throws InvalidInput unless `id` can name a thing: it becomes part of a stream's name, of a path and of a file's name. */
export function requireId(path: string, id: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id)) return;
  throw new InvalidInput([
    {
      where: { path },
      message: 'expected 1 to 64 letters, digits, "_" or "-" that begin with a letter or digit',
    },
  ]);
}
