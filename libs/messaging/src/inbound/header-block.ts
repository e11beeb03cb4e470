/** A header field: its name in small letters, its value unfolded. */
export interface HeaderField {
  readonly key: string;
  readonly value: string;
}

/** Bytes of a header block that are read: where a message is returned, what matters is in its first lines. */
const bytesMax = 65_536;

/** Reads the header fields a message or report begins with, whatever follows; lines that are none are passed over. */
export function readHeaderBlock(bytes: Uint8Array): readonly HeaderField[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, bytesMax));
  return (readHeaderBlocks(text.toString())[0] ?? []).slice();
}

/** Reads blocks of header fields that are parted by empty lines, as a delivery report has them. */
export function readHeaderBlocks(text: string): readonly (readonly HeaderField[])[] {
  const blocks: { key: string; value: string }[][] = [[]];
  for (const line of text.slice(0, bytesMax).split(/\r?\n/)) {
    const block = blocks.at(-1) ?? [];
    const field = block.at(-1);
    const colon = line.indexOf(':');
    if (line === '') {
      if (block.length > 0) blocks.push([]);
    } else if (/^[ \t]/.test(line)) {
      if (field !== undefined) field.value += ` ${line.trim()}`;
    } else if (colon > 0)
      block.push({
        key: line.slice(0, colon).trim().toLowerCase(),
        value: line.slice(colon + 1).trim(),
      });
  }
  return blocks;
}

export function valuesOf(fields: readonly HeaderField[], key: string): readonly string[] {
  return fields.flatMap((field) => (field.key === key ? [field.value] : []));
}

/** The first field of this name: mail systems put theirs on top. */
export function valueOf(fields: readonly HeaderField[], key: string): string | undefined {
  return fields.find((field) => field.key === key)?.value;
}
