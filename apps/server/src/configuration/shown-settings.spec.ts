import { expect, it } from '@jest/globals';
import { loadConfiguration } from './load-configuration.js';
import { effectiveSettings } from './shown-settings.js';

it('shows every setting as it holds, and of a secret only that there is one', () => {
  const { config } = loadConfiguration({
    cwd: import.meta.dirname,
    environment: { ROLLCALL_SMTP_PASSWORD: 'hush', ROLLCALL_SMTP_USER: 'ping' },
    flags: { 'http.port': '8300', 'smtp.host': '127.0.0.1', 'smtp.from.address': 'a@x.example' },
  });
  const shown = new Map(effectiveSettings(config).map(({ key, value }) => [key, value]));
  expect(shown.get('http.port')).toBe('8300');
  expect(shown.get('smtp.user')).toBe('ping');
  expect(shown.get('smtp.password')).not.toContain('hush');
  expect(shown.get('smtp.password')).not.toBe('');
});
