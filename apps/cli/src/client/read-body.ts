import { readFile, stat } from 'node:fs/promises';
import { InvalidInput, limits } from '#kernel';

/** A JSON file that becomes a request's body. @throws InvalidInput when it is missing, too large or no JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const refuse = (message: string) => new InvalidInput([{ where: { source: path }, message }]);
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > limits.httpBodyBytesMax)
      throw refuse(`is ${size} bytes long; expected at most ${limits.httpBodyBytesMax}`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    const { code } = error as { readonly code?: unknown };
    throw refuse(
      code === 'ENOENT'
        ? 'there is no such file; check the name and the folder'
        : `the file cannot be read (${String(error)})`,
    );
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw refuse(`this is not JSON (${error instanceof Error ? error.message : ''})`);
  }
}

/** Whatever is wrong in the body is wrong in that file. */
export async function inFile<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      error.issues.map(({ where, message }) => ({ where: { source: path, ...where }, message })),
      error.omitted,
    );
  }
}
