import { sampleEvent } from '../../sample-events.mjs';

/** One sample in a stream of its caller, as Emmett takes it, with the id that it has with us. */
export function append(store, stream, revision) {
  const { id, type, data, metadata } = sampleEvent(stream, revision);
  const message = { type, data, metadata: { ...metadata, messageId: id } };
  return store.appendToStream(`ping-february.fr-${stream}`, [message], {
    expectedStreamVersion: revision === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision),
  });
}
