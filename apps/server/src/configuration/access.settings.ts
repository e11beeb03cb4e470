import { roles, type Role } from '#access';
import { limits } from '#kernel';
import { Objects, OneOf, Section, Text, WholeNumber } from './setting.decorators.js';
import { text, webAddress } from './setting-forms.js';

export class OidcRoleSettings {
  @Text('Value of the claim, such as the name of a group', ...text, { required: true })
  name!: string;

  @OneOf('Role of whoever has it', roles, { required: true })
  role!: Role;
}

export class OidcSettings {
  @Text('What people call the provider: it stands on the button', ...text)
  name = 'single sign-on';

  @Text(
    'Issuer, whose configuration is found below it; by TLS, unless it is this machine',
    ...webAddress,
    {
      required: true,
    },
  )
  issuer!: string;

  @Text('How the provider knows this server', ...text, { required: true })
  clientId!: string;

  @Text('Secret that goes with it', ...text, { required: true, secret: true })
  clientSecret!: string;

  @Text(
    'What the provider is asked for',
    /^[\x21-\x7e]+( [\x21-\x7e]+)*$/,
    'expected scopes with spaces between, openid among them',
  )
  scopes = 'openid profile';

  @Text(
    'Claim that says who has which role; with it the provider decides, and accounts are made at first sign-in',
    ...text,
  )
  roleClaim?: string;

  @Objects(
    'Which value of that claim makes whom; the first that fits counts',
    () => OidcRoleSettings,
  )
  roles: OidcRoleSettings[] = [];
}

export class AccessSettings {
  @WholeNumber(
    'How long a session lasts at most, in hours; one that nobody uses ends after one',
    1,
    limits.sessionHoursMax,
  )
  sessionHours = 12;

  @Section('Signing in at a provider (OpenID Connect)', () => OidcSettings)
  oidc?: OidcSettings;
}
