export * from './applied-proposals.js';
export * from './change-proposal.decider.js';
export * from './change-proposal.events.js';
export * from './change-proposal.process.js';
export * from './contact-point.commands.js';
export * from './contact-point.decider.js';
export * from './contact-point.state.js';
export * from './contact-point-erasure.process.js';
export * from './contact-point.events.js';
export * from './difference-words.js';
export * from './directory-version.decider.js';
export * from './directory.messages.js';
export * from './directory.projection.js';
export {
  applied,
  exactDifferences,
  reversed,
  type Directory,
  type ExactDifference,
} from './exact-difference.js';
export * from './duty.js';
export * from './office-hours.js';
export * from './guidance.projection.js';
export * from './field-changes.js';
export * from './four-eyes.js';
export * from './party.decider.js';
export * from './proposals.projection.js';
export * from './sharing.js';
export * from './vocabulary.js';
