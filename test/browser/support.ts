export { AnswerPageModule } from '../../apps/server/src/answer-page/answer-page.module.js';
export { ServerBench } from '../../apps/server/src/testing/server-bench.js';
export { point } from '../../apps/server/src/testing/test-network.js';
