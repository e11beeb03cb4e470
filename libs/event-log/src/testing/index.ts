export { PartOfLog } from '../eventstoredb/testing/part-of-log.js';
export { gatewayOver, type OpenGateway } from '../gateway/testing/gateway-over.js';
export { SparseLog } from './sparse-log.js';
