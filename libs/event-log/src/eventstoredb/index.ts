export {
  EventStoreDbEventLog,
  type EventStoreDbOptions,
  type EventStoreDbServer,
} from './eventstoredb-event-log.js';
