import { parseDirectory, readImportFile, type ParsedDirectory } from '#directory';

/** @throws InvalidInput, located in whichever of the two files is wrong. */
export async function readDirectory(file: string, parties?: string): Promise<ParsedDirectory> {
  const bytes = await readImportFile(file);
  return parties === undefined
    ? parseDirectory(file, bytes)
    : parseDirectory(file, bytes, { source: parties, bytes: await readImportFile(parties) });
}
