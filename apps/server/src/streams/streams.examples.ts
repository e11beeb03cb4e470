const row = {
  campaignId: 'february-2024',
  contactPointId: 'SE-1',
  party: 'SE',
  state: 'answered',
  answeredAt: '2024-02-19T09:07:12.000Z',
  responseSeconds: 432,
};

export const listExample = {
  projections: [{ name: 'campaign-board', revision: 3, documents: 81, position: 4711 }],
};

export const snapshotExample = {
  position: 4711,
  revision: 3,
  documents: { 'february-2024.SE-1': row },
};

const answered = JSON.stringify({ key: 'february-2024.SE-1', document: row });

export const streamExample = `retry: 1000

event: snapshot
id: 4711
data: {"position":4711,"revision":3,"documents":{
data: "february-2024.SE-1":{"state":"waiting"}
data: }}

event: change
id: 4712
data: ${answered}

: heartbeat
event: alive
id: 4720
data: {}
`;
