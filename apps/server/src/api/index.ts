export { ApiController, apiPrefix } from './http/api-controller.js';
export { ApiGuard, type RefusedAccess } from './http/api.guard.js';
export { digestOfKey, type ApiKey, type ApiScope } from './http/api-keys.js';
export { Described } from './http/described.js';
export { answerMalformed } from './http/malformed-request.js';
export { HttpProblem, problemMediaType, type Problem } from './http/problem.js';
export { ApiModule, type ApiParts } from './api.module.js';
export { ApiDocument } from './open-api.js';
