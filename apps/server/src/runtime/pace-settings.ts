import type { PacePerMinute } from '#engine';
import type { ServerConfig } from '../configuration/index.js';

/** The bounds that are configured, by kind of channel. */
export function paceOf(settings: ServerConfig['pace']): PacePerMinute {
  const { emailPerMinute, smsPerMinute, phonePerMinute, webhookPerMinute } = settings ?? {};
  return {
    ...(emailPerMinute === undefined ? {} : { email: emailPerMinute }),
    ...(smsPerMinute === undefined ? {} : { sms: smsPerMinute }),
    ...(phonePerMinute === undefined ? {} : { phone: phonePerMinute }),
    ...(webhookPerMinute === undefined ? {} : { webhook: webhookPerMinute }),
  };
}
