import { accessLimits } from './access.limits.js';
import { answerLimits } from './answer.limits.js';
import { auditLimits } from './audit.limits.js';
import { campaignLimits } from './campaign.limits.js';
import { clusterLimits } from './cluster.limits.js';
import { engineLimits } from './engine.limits.js';
import { logGatewayLimits } from './log-gateway.limits.js';
import { logLimits } from './log.limits.js';
import { messageLimits } from './message.limits.js';
import { reportLimits } from './report.limits.js';
import { sealLimits } from './seal.limits.js';
import { serverLimits } from './server.limits.js';
import { signInLimits } from './sign-in.limits.js';

/** What belongs together stands together; a bound has one name in all of them. */
export const limitGroups = [
  logLimits,
  engineLimits,
  campaignLimits,
  answerLimits,
  messageLimits,
  reportLimits,
  sealLimits,
  auditLimits,
  serverLimits,
  signInLimits,
  clusterLimits,
  logGatewayLimits,
  accessLimits,
];

/** Every bound of the system in one place, with its reason. Going over one is a clear error, never a silent cut. */
export const limits = {
  ...logLimits,
  ...engineLimits,
  ...campaignLimits,
  ...answerLimits,
  ...messageLimits,
  ...reportLimits,
  ...sealLimits,
  ...auditLimits,
  ...serverLimits,
  ...signInLimits,
  ...clusterLimits,
  ...logGatewayLimits,
  ...accessLimits,
};
