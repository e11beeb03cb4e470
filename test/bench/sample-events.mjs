const at = '2024-02-19T09:00:00.000Z';
let made = 0;

/** An event as most are: that a message was handed over, with all that stands in its metadata. */
export function sampleEvent(stream, revision) {
  return {
    // Drawing it is the caller's work, and no part of appending.
    id: `018dc0e2-7700-7000-8000-${(++made).toString(16).padStart(12, '0')}`,
    type: 'AttemptHandedOver',
    data: {
      campaignId: 'february-2024',
      contactPointId: `fr-${stream}`,
      attemptId: '8f14e45f-ceea-567e-9f7a-1c2b3d4e5f60',
      intent: `step-${revision}.0`,
      purpose: 'reminder',
      handedOverAt: at,
      reference: '250 2.0.0 Ok: queued as 4F1A22C0D3',
    },
    metadata: {
      $correlationId: '1b9d6bcd-bbfd-5b2d-9b5d-ab8dfbbd4bed',
      $causationId: '9b1deb4d-3b7d-5bad-9bdd-2b0d7b3dcb6d',
      actor: { kind: 'process', id: 'dispatch' },
      at,
      schema: 1,
    },
  };
}
