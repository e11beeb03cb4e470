import { describe, expect, it } from '@jest/globals';
import { redisFault } from './redis-fault.js';

const said = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

describe('what Redis replies', () => {
  it.each([
    "OOM command not allowed when used memory > 'maxmemory'.",
    "ERR Error running script (call to f_17): @user_script:3: @user_script: 3: -OOM command not allowed when used memory > 'maxmemory'.",
    'MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist to disk.',
    'NOREPLICAS Not enough good replicas to write.',
    'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
    "READONLY You can't write against a read only replica.",
    'LOADING Redis is loading the dataset in memory',
    'ERR max number of clients reached',
  ])('passes, and is told with its reason: %s', (reason) => {
    expect(redisFault('here:6379', said(reason))).toMatchObject({
      kind: 'fault',
      code: 'redis-unavailable',
      message: expect.stringContaining(reason),
    });
  });

  it.each([
    'WRONGTYPE Operation against a key holding the wrong kind of value',
    'NOPERM this user has no permissions to run the command',
    'BUSYGROUP Consumer Group name already exists',
    'ERR Error running script (call to f_17): @user_script:3: attempt to index a nil value',
    'ERR value is OOM or out of range',
  ])('stays: %s', (reason) => {
    expect(redisFault('here:6379', said(reason))).toMatchObject({
      kind: 'fault',
      code: 'redis-refused',
    });
  });
});
