import type { JsonObject, JsonValue } from '#kernel';

/** The members of an object, each with the shape of what it holds; `true` where that is anything. */
interface Shape {
  readonly [member: string]: Shape | true;
}

const withMembers = (names: string): Shape =>
  Object.fromEntries(names.split(' ').map((name) => [name, true]));

const seal =
  'number firstEventId lastEventId count total root leavesSha256 previous keyId sealedAt leaves chained signature';
const lines: Readonly<Record<string, Shape>> = {
  bundle: withMembers('kind version from to previous before events'),
  seal: { kind: true, data: withMembers(seal) },
  event: { kind: true, event: withMembers('stream revision id type data metadata') },
  end: withMembers('kind'),
};
const keys: Readonly<Record<string, Shape>> = {
  SealKeyIntroduced: withMembers('keyId publicKey'),
  SealKeyRotated: withMembers('keyId publicKey previousKeyId signature'),
};

/** Whether a line of a bundle is of a kind that is written there, with the members that it has there and no other. */
export function isAsWritten(line: JsonObject): boolean {
  const { kind } = line;
  const shape = kind === 'key' ? shapeOfKey(line) : own(lines, kind);
  return shape !== undefined && hasShape(line, shape);
}

function shapeOfKey({ type }: JsonObject): Shape | undefined {
  const data = own(keys, type);
  return data && { kind: true, type: true, data };
}

function own(table: Readonly<Record<string, Shape>>, name: unknown): Shape | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

function hasShape(value: JsonValue | undefined, shape: Shape | true): boolean {
  if (shape === true) return value !== undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [given, expected] = [Object.keys(value), Object.entries(shape)];
  return (
    given.length === expected.length &&
    expected.every(([member, inner]) => hasShape((value as JsonObject)[member], inner))
  );
}
