export type { Credentials } from './credentials.js';
export { LogGateway, type LogGatewayOptions } from './log-gateway.js';
export type { Access } from './reception.js';
