import { afterEach, expect, it } from '@jest/globals';
import { AccountDesk } from '#access';
import { ApiBench } from '../api/testing/api-bench.js';
import { firstAdministratorLink } from './first-link.js';

let bench: ApiBench;
afterEach(() => bench.stop());

const publicUrl = 'https://ping.example.org/';
const linkOf = (...roles: ('api' | 'worker')[]) =>
  firstAdministratorLink({ app: bench.server.app, publicUrl }, { roles });

it('leads the first administrator in, anew at every start until somebody is', async () => {
  bench = await ApiBench.start();
  expect(await linkOf('worker')).toBeUndefined();
  const [first, second] = [await linkOf('api'), await linkOf('api', 'worker')];
  for (const link of [first, second])
    expect(link).toMatch(/^https:\/\/ping\.example\.org\/invitation\/admin\.[\w-]{43}$/);
  const accept = (link = '') => {
    const given = { token: link.split('/').at(-1) ?? '', password: 'a plain sentence of mine' };
    return bench.server.app.get(AccountDesk).accept(given, bench.server.context());
  };
  await expect(accept(first)).rejects.toMatchObject({ code: 'invitation-unknown' });
  expect((await bench.get('/policies')).status).toBe(200);
  expect(await accept(second)).toMatchObject({ login: 'admin', role: 'admin' });
  expect(await linkOf('api')).toBeUndefined();
  expect((await bench.get('/policies')).status).toBe(401);
});

it('is made for nobody where somebody was given access', async () => {
  bench = await ApiBench.start();
  await bench.post('/accounts', { login: 'anna', role: 'admin' });
  expect(await linkOf('api')).toBeUndefined();
});
