import { describe, expect, it } from '@jest/globals';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';

describe('a connection string', () => {
  it.each([
    ['no scheme', 'user:s3cret@localhost:2113', 'expected esdb:// or esdb+discover:// in it'],
    ['no host', 'esdb://user:s3cret@', 'expected host in it'],
    ['no port', 'esdb://user:s3cret@localhost:port', 'expected port number in it'],
    ['an unknown option', 'esdb://user:s3cret@localhost?tsl=false', 'it knows no option "tsl"'],
    ['an odd value', 'esdb://user:s3cret@localhost?tls=maybe', 'expected true or false in it'],
    ['no deadline', 'esdb://user:s3cret@localhost?defaultDeadline=0', 'Invalid defaultDeadline'],
    ['no such file', 'esdb://user:s3cret@localhost?tlsCAFile=/nowhere.pem', 'File was not found'],
    [
      'no wish to verify',
      'esdb://user:s3cret@localhost?tlsVerifyCert=false',
      'certificates are always verified',
    ],
  ])('with %s is refused, and its password is not repeated', (_, connectionString, reason) => {
    const open = () => EventStoreDbEventLog.open({ connectionString });
    expect(open).toThrow(
      expect.objectContaining({
        kind: 'fault',
        code: 'log-cannot-open',
        message: expect.stringContaining(reason),
      }),
    );
    expect(open).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/s3cret/) }));
  });

  it('may say KurrentDB, which is the same by its later name', async () => {
    await EventStoreDbEventLog.open({
      connectionString: 'kurrentdb://localhost?tls=false',
    }).close();
  });
});
