export { AnswerPageModule } from '../../apps/server/src/answer-page/answer-page.module.js';
export { SignInBench } from '../../apps/server/src/sign-in/testing/sign-in-bench.js';
export { ServerBench } from '../../apps/server/src/testing/server-bench.js';
export { point } from '../../apps/server/src/testing/test-network.js';

/** The configuration of the tests names it, and leaves this folder out where there is none. */
export const chromium = process.env['CHROMIUM'] ?? '';
