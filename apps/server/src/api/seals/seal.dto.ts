import { limits } from '#kernel';
import { AsOfDto } from '../http/as-of.dto.js';
import { Flag, QueryWhole } from '../http/fields.js';

export class SealsDto extends AsOfDto {
  @QueryWhole({
    description: 'only seals before the one of this number',
    example: 200,
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  before?: number;

  @QueryWhole({
    description: 'how many, the latest first',
    example: 10,
    min: 1,
    max: limits.sealsListedMax,
    optional: true,
  })
  limit?: number;
}

export class KeyRotationDto {
  @Flag({
    description:
      'the old key is lost and cannot vouch for the new one: whoever verifies has to be given it',
    example: true,
    optional: true,
  })
  lost?: boolean;
}
