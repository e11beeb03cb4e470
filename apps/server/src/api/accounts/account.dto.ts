import { roles, type Role } from '#access';
import { limits, type Instant } from '#kernel';
import { At, Flag, OneOf, Text } from '../http/fields.js';

const role = 'admin, operator, analyst or viewer: docs/access.md says what each may do';

export class NewAccountDto {
  @Text({
    description:
      'the name it signs in with, which stands in history: 2 to 32 small letters, digits, "-", "_" and "."',
    example: 'm.meier',
    max: 32,
  })
  login!: string;

  @OneOf(roles, { description: role, example: 'operator' })
  role!: Role;

  @Text({ description: 'whose it is; kept encrypted', example: 'Maria Meier', optional: true })
  name?: string;

  @Text({
    description: 'where to reach them; kept encrypted',
    example: 'm.meier@ministry.example',
    optional: true,
    max: 254,
  })
  email?: string;
}

export class RoleDto {
  @OneOf(roles, { description: role, example: 'analyst' })
  role!: Role;
}

export class InvitationDto {
  @Flag({
    description:
      'whether the authenticator and its recovery codes are forgotten, because they are lost',
    example: false,
    optional: true,
  })
  forgetCode?: boolean;
}

export class NewKeyDto {
  @Text({ description: 'what it is for', example: 'nightly export', max: 64 })
  name!: string;

  @OneOf(roles, {
    description: `${role}; by default your own, and never more than that`,
    example: 'viewer',
    optional: true,
  })
  role?: Role;

  @Flag({
    description: 'whether it is for reading only, whatever its role',
    example: true,
    optional: true,
  })
  readOnly?: boolean;

  @At({
    description: `when it ends, at most ${limits.apiKeyDaysMax} days ahead; by default in ${limits.apiKeyMs / 86_400_000} days`,
    example: '2026-06-30T00:00:00Z',
    optional: true,
  })
  expiresAt?: Instant;
}
