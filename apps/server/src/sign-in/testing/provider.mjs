// A provider of identities as its package makes it: oidc-provider, on a free port of the loopback. Runs as a process of its
// own; prints where it listens, and ends with its standard input. A user is whoever says so; a line such as
// `anna staff admins` on its standard input says in which groups somebody is, and is answered with the same.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const [redirectUri] = process.argv.slice(2);
const groupsOf = new Map();
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'rollcall',
        client_secret: 'a secret of the test',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, groups: groupsOf.get(id) ?? [] }),
    }),
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [name, ...groups] = line.split(' ');
  groupsOf.set(name, groups);
  process.stdout.write(`${line}\n`);
});
lines.on('close', () => process.exit());
