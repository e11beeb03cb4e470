const key = { keyId: '6f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d' };

export const sealExample = {
  number: 12,
  firstEventId: '0195cb5e-7c00-7000-8000-000000000001',
  lastEventId: '0195cb5e-7c00-7000-8000-000000000042',
  count: 42,
  total: 1860,
  root: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  leavesSha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  previous: 'fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13',
  keyId: key.keyId,
  sealedAt: '2026-03-01T09:00:00.000Z',
  chained: 'a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a',
  signature:
    'kAbFvV1JZ0m6eGk7p2dGmFvT0y1hHkzZ2a0oZz1q9m5i8v7r3s6t4u2w0x9y8z7A6B5C4D3E2F1G0H9I8J7KCg==',
};

export const keyExample = {
  ...key,
  publicKey: 'ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  introducedAt: '2026-01-01T09:00:00.000Z',
  vouchedBy: null,
};

export const proofExample = {
  format: 'rollcall-inclusion-proof',
  version: 1,
  event: {
    stream: 'party-SE',
    revision: 0,
    id: '0195cb5e-7c00-7000-8000-000000000001',
    type: 'PartyRecorded',
    data: { party: 'SE' },
    metadata: { at: '2026-03-01T08:00:00.000Z', schema: 1 },
  },
  leafIndex: 0,
  treeSize: 42,
  path: [sealExample.root],
  seal: sealExample,
  keys: [{ type: 'SealKeyIntroduced', data: key }],
};
