import shared from '@eventstore/db-client/generated/shared_pb.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countOf, streamIdentifier, streamNameOf, uuidMessage, uuidOf } from './wire-values.js';

describe('what goes over the wire', () => {
  it('keeps a UUID in both of its forms', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('string', 'structured'), (id, form) => {
        const message = uuidMessage(id, form);
        expect(message.hasStructured()).toBe(form === 'structured');
        expect(uuidOf(shared.UUID.deserializeBinary(message.serializeBinary()), 'it')).toBe(id);
      }),
      { seed: 20_240_219 },
    );
  });

  it('takes nothing else for a UUID', () => {
    const text = new shared.UUID();
    text.setString('0190f5b4-8e2a-7000-8000-00000000000');
    for (const wrong of [text, new shared.UUID(), undefined])
      expect(() => uuidOf(wrong, 'the id')).toThrow('the id is not a UUID');
  });

  it('keeps the name of a stream, and takes neither none nor broken letters', () => {
    for (const name of ['a-1', 'thing-ä', '北京-1', '\ufeffmarked'])
      expect(streamNameOf(streamIdentifier(name))).toBe(name);
    const broken = new shared.StreamIdentifier();
    broken.setStreamName(Uint8Array.of(0x61, 0xc3));
    expect(() => streamNameOf(broken)).toThrow('is not UTF-8');
    expect(() => streamNameOf(undefined)).toThrow('has no name');
  });

  it('takes more than a number holds for as many as there are', () => {
    expect(
      ['0', '42', '9007199254740991', '9007199254740992', '18446744073709551615'].map(countOf),
    ).toEqual([0, 42, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
  });
});
