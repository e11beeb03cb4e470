import { Get, Inject } from '@nestjs/common';
import type { ShownSetting } from '../../configuration/shown-settings.js';
import { ApiController } from '../http/api-controller.js';
import { Described } from '../http/described.js';

/** Under which the settings of this server are handed to the API. */
export const SHOWN_SETTINGS = Symbol('shown settings');

/** A setting as it holds; what is secret is masked. */
export type EffectiveSetting = Pick<ShownSetting, 'key' | 'value'>;

@ApiController('configuration', 'configuration')
export class ConfigurationController {
  constructor(@Inject(SHOWN_SETTINGS) private readonly settings: readonly EffectiveSetting[]) {}

  @Get()
  @Described({
    summary: 'Every setting of this server as it holds, secrets masked',
    description:
      'docs/configuration.md says what each means; "rollcall doctor" also says where each value comes from.',
    example: [{ key: 'http.port', value: '8247' }],
  })
  effective(): readonly EffectiveSetting[] {
    return this.settings;
  }
}
