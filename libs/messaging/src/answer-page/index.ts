export * from './answer-page.js';
export * from './page-style.js';
export * from './render-answer-page.js';
export { answerPageLanguages, type AnswerPageLanguage } from './words/index.js';
