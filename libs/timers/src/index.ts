export * from './in-process/alarm.js';
export * from './in-process/in-process-timers.js';
export * from './paced/paced-clock.js';
export * from './timer-failure.js';
export * from './timers.port.js';
export * from './virtual/virtual-clock.js';
export * from './virtual/virtual-timers.js';
