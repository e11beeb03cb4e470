import { limits } from '#kernel';
import { WholeNumber } from './setting.decorators.js';

/** What several settings have to look like, and how that is said. */

export const host = [/^[\w.:-]{1,253}$/, 'expected a host name or an IP address'] as const;
export const webAddress = [/^https?:\/\/[^\s/?#]+\S*$/i, 'expected an http(s) URL'] as const;
export const domain = [
  /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i,
  'expected a domain, such as ping.example.org',
] as const;
export const address = [/^[^\s@<>"]+@[^\s@<>"]+$/, 'expected an e-mail address'] as const;
/** As Standard Webhooks writes its secrets. */
export const webhookSecret = [
  /^whsec_[A-Za-z\d+/]{32,}={0,2}$/,
  'expected "whsec_" and at least 24 bytes as base64, such as printf whsec_; openssl rand -base64 32',
] as const;
export const text = [undefined, undefined] as const;
export const port = (about: string, min = 1) => WholeNumber(about, min, 65_535);
export const pause = (about: string) => WholeNumber(about, 1_000, limits.configuredPauseMsMax);
