import type { Permission } from '#access';

/** Whom a route is for; `public` is whoever can reach this server. */
export type RouteRule = Permission | 'public';

/**
 * What every route asks for, by its method and its path as OpenAPI writes it. A route that stands nowhere here is
 * refused, to everybody.
 */
export const routeRules: Readonly<Record<string, RouteRule>> = {
  // Supervisors, Prometheus, whoever reads the description.
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'read',
  'GET /api/v1/status': 'read',
  'GET /api/docs-json': 'public',
  'GET /api/docs': 'public',
  'GET /api/docs/{asset}': 'public',
  // The console holds no data: what it shows it asks of the API, as whoever signed in.
  'GET /': 'public',
  'GET /console': 'public',
  'GET /console/*': 'public',
  // Contact points and gateways show their own tokens and signatures.
  'GET /r': 'public',
  'GET /r/*': 'public',
  'POST /r/*': 'public',
  'POST /hooks/gateway/{kind}': 'public',

  // Who signs in, and who has: the pages ask for the session themselves.
  'GET /sign-in': 'public',
  'POST /sign-in': 'public',
  'GET /sign-in/code': 'public',
  'POST /sign-in/code': 'public',
  'GET /sign-in/oidc': 'public',
  'GET /sign-in/oidc/callback': 'public',
  'POST /sign-out': 'public',
  'GET /invitation/{token}': 'public',
  'POST /invitation/{token}': 'public',
  'GET /invitation/{token}/oidc': 'public',
  'GET /account': 'public',
  'POST /account/sessions/end': 'public',
  'POST /account/password': 'public',
  'POST /account/second-step': 'public',
  'POST /account/second-step/confirm': 'public',
  'POST /account/second-step/remove': 'public',
  'GET /api/v1/session': 'read',

  'GET /api/v1/me': 'read',
  'GET /api/v1/configuration': 'administer',
  'GET /api/v1/accounts': 'administer',
  'POST /api/v1/accounts': 'administer',
  'GET /api/v1/accounts/{accountId}': 'administer',
  'POST /api/v1/accounts/{accountId}/role': 'administer',
  'POST /api/v1/accounts/{accountId}/disable': 'administer',
  'POST /api/v1/accounts/{accountId}/enable': 'administer',
  'POST /api/v1/accounts/{accountId}/invite': 'administer',
  'POST /api/v1/accounts/{accountId}/sign-out': 'administer',
  'GET /api/v1/keys': 'own-account',
  'POST /api/v1/keys': 'own-account',
  'POST /api/v1/keys/{keyId}/revoke': 'own-account',

  'GET /api/v1/directory/contact-points': 'read',
  'GET /api/v1/directory/contact-points/{contactPointId}': 'read',
  'PUT /api/v1/directory/contact-points/{contactPointId}': 'operate',
  'PATCH /api/v1/directory/contact-points/{contactPointId}': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/confirm': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/suspend': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/reinstate': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/withdraw': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/test': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/verify': 'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/unreachable':
    'operate',
  'POST /api/v1/directory/contact-points/{contactPointId}/guidance': 'operate',
  'GET /api/v1/directory/contact-points/{contactPointId}/duty': 'read',
  'GET /api/v1/directory/summary': 'read',
  'GET /api/v1/directory/export.csv': 'read',
  'GET /api/v1/directory/versions': 'read',
  'POST /api/v1/directory/versions': 'operate',
  'GET /api/v1/directory/versions/{from}/differences/{to}': 'read',
  'POST /api/v1/directory/versions/{number}/sharings': 'operate',
  'GET /api/v1/directory/onboarding': 'read',
  'GET /api/v1/directory/developments': 'read',
  'GET /api/v1/directory/parties': 'read',
  'PUT /api/v1/directory/parties/{party}/holidays': 'operate',
  'POST /api/v1/directory/imports': 'operate',
  'POST /api/v1/directory/imports/difference': 'operate',
  'POST /api/v1/directory/imports/proposals': 'operate',
  'GET /api/v1/proposals': 'read',
  'GET /api/v1/proposals/{proposalId}': 'read',
  'POST /api/v1/proposals': 'operate',
  'POST /api/v1/proposals/{proposalId}/approve': 'operate',
  'POST /api/v1/proposals/{proposalId}/reject': 'operate',

  'GET /api/v1/activities': 'read',
  'GET /api/v1/activities/export.csv': 'read',
  'GET /api/v1/activities/{activityId}': 'read',
  'PUT /api/v1/activities/{activityId}': 'operate',
  'PATCH /api/v1/activities/{activityId}': 'operate',

  'GET /api/v1/policies': 'read',
  'GET /api/v1/policies/{policyId}': 'read',
  'PUT /api/v1/policies/{policyId}': 'operate',
  'GET /api/v1/policies/{policyId}/warnings': 'read',
  'GET /api/v1/templates': 'read',
  'GET /api/v1/templates/{templateId}': 'read',
  'PUT /api/v1/templates/{templateId}': 'operate',
  'GET /api/v1/templates/{templateId}/preview': 'read',

  'GET /api/v1/campaigns': 'read',
  'GET /api/v1/campaigns/{campaignId}': 'read',
  'PUT /api/v1/campaigns/{campaignId}': 'operate',
  'POST /api/v1/campaigns/{campaignId}/schedule': 'operate',
  'POST /api/v1/campaigns/{campaignId}/launch': 'operate',
  'POST /api/v1/campaigns/{campaignId}/pause': 'operate',
  'POST /api/v1/campaigns/{campaignId}/resume': 'operate',
  'POST /api/v1/campaigns/{campaignId}/cancel': 'operate',
  'POST /api/v1/campaigns/{campaignId}/close': 'operate',
  'GET /api/v1/campaigns/{campaignId}/dry-run': 'read',
  // It changes nothing: it is asked with POST because of its body.
  'POST /api/v1/dry-runs': 'read',
  'POST /api/v1/rehearsals': 'operate',
  'GET /api/v1/campaigns/{campaignId}/readiness': 'read',
  'GET /api/v1/campaigns/{campaignId}/overview': 'read',
  'GET /api/v1/campaigns/{campaignId}/board': 'read',
  'GET /api/v1/campaigns/{campaignId}/history': 'read',
  'GET /api/v1/campaigns/{campaignId}/statistics': 'read',
  'GET /api/v1/campaigns/{campaignId}/pings/{contactPointId}': 'read',
  'GET /api/v1/campaigns/{campaignId}/pings/{contactPointId}/events': 'read',
  'POST /api/v1/campaigns/{campaignId}/pings/{contactPointId}/responses': 'operate',
  'POST /api/v1/campaigns/{campaignId}/pings/{contactPointId}/responses/{responseId}/correction':
    'operate',
  'GET /api/v1/series': 'read',
  'GET /api/v1/series/{seriesId}': 'read',
  'PUT /api/v1/series/{seriesId}': 'operate',
  'POST /api/v1/series/{seriesId}/stop': 'operate',
  'GET /api/v1/calendar': 'read',
  'GET /api/v1/letters': 'read',
  // Mails of anybody, and numbers to call: for those who work through them.
  'GET /api/v1/mail': 'operate',
  'POST /api/v1/mail/{mailId}/assign': 'operate',
  'POST /api/v1/mail/{mailId}/dismiss': 'operate',
  'GET /api/v1/phone-tasks': 'operate',
  'POST /api/v1/phone-tasks/{taskId}/completion': 'operate',

  'GET /api/v1/reports': 'read',
  'GET /api/v1/reports/files/{file}': 'read',

  'GET /api/v1/audit/as-of': 'read-history',
  'GET /api/v1/audit/events': 'read-history',
  'GET /api/v1/audit/events/{eventId}': 'read-history',
  'GET /api/v1/campaigns/{campaignId}/pings/{contactPointId}/why': 'read',

  'GET /api/v1/privacy/contact-points/{contactPointId}': 'administer',
  'GET /api/v1/privacy/erasures': 'administer',
  'POST /api/v1/privacy/erasures': 'administer',

  // A root is there to be published; what it was made of is for those who read the history.
  'GET /api/v1/seals': 'read',
  'GET /api/v1/seals/{seal}': 'read',
  'GET /api/v1/seals/keys': 'read',
  'POST /api/v1/seals': 'operate',
  'POST /api/v1/seals/keys': 'administer',
  'GET /api/v1/seals/proofs/{eventId}': 'read-history',

  'GET /api/v1/projections': 'read',
  // At least; which projection it is decides.
  'GET /api/v1/projections/{name}': 'read',
  'GET /api/v1/projections/{name}/stream': 'read',
  'POST /api/v1/projections/{name}/rebuild': 'administer',
};

/** Who may read and follow which projection. One that stands nowhere here is for administrators. */
export const projectionRules: Readonly<Record<string, Permission>> = {
  accounts: 'administer',
  activities: 'read',
  'api-keys': 'administer',
  'campaign-board': 'read',
  campaigns: 'read',
  'contact-point-record': 'read',
  directory: 'read',
  'directory-versions': 'read',
  guidance: 'read',
  letters: 'read',
  'log-contents': 'read',
  mailbox: 'operate',
  'open-sessions': 'administer',
  parties: 'read',
  policies: 'read',
  proposals: 'read',
  'response-times': 'read',
  series: 'read',
  templates: 'read',
};

/** A route as the table names it, from how it was registered: `/campaigns/:campaignId` is `/campaigns/{campaignId}`. */
export function routeName(method: string, path: string): string {
  return `${method === 'HEAD' ? 'GET' : method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
}

/**
 * @param projections the names of all there are: whoever may read is told that there is no other.
 * @returns `undefined` where nobody said whom the route is for.
 */
export function ruleFor(
  route: string,
  parameters: unknown,
  projections: readonly string[],
): RouteRule | undefined {
  const rule = Object.hasOwn(routeRules, route) ? routeRules[route] : undefined;
  if (rule === undefined || !route.startsWith('GET /api/v1/projections/{name}')) return rule;
  const { name = '' } = (parameters ?? {}) as { readonly name?: string };
  if (!projections.includes(name)) return rule;
  return Object.hasOwn(projectionRules, name) ? projectionRules[name] : 'administer';
}
