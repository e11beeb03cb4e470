import type { Template } from '../template.js';
import { arabic } from './arabic.js';
import { english } from './english.js';
import { french } from './french.js';
import { portuguese } from './portuguese.js';
import { spanish } from './spanish.js';

/** The words that are there before anybody has written any. A campaign sends them as they were when it was planned. */
export const standardTemplate: Template = {
  languages: { en: english, fr: french, es: spanish, pt: portuguese, ar: arabic },
};
