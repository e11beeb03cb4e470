import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsNotEmptyObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { limits, parseInstant } from '#kernel';
import { tokenPattern } from '#messaging';

export const noticeTypes = ['message.delivered', 'message.failed', 'message.replied'] as const;
export type NoticeType = (typeof noticeTypes)[number];

const IsOptional = () => ValidateIf((_, value) => value !== undefined);

const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => 'expected an ISO 8601 instant with an offset',
    },
  });

function isInstant(value: unknown): boolean {
  try {
    return typeof value === 'string' && parseInstant(value) !== undefined;
  } catch {
    return false;
  }
}

/** What a notice is about. `token` and `attemptId` are those that came with the message. */
export class GatewayNoticeData {
  @Matches(tokenPattern, { message: 'expected the token that came with the message' })
  token!: string;

  /** The attempt that was delivered or failed; a reply needs none. */
  @IsOptional()
  @IsUUID(undefined, { message: 'expected the attemptId that came with the message' })
  attemptId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(limits.replyNoteCharactersMax)
  messageId?: string;

  /** Of a failure: this number or address can never be reached in this way, such as a landline by SMS. */
  @IsOptional()
  @IsBoolean({ message: 'expected true or false' })
  permanent?: boolean;

  /** Of a failure, in the gateway's words. */
  @IsOptional()
  @IsString()
  @MaxLength(limits.replyNoteCharactersMax)
  reason?: string;

  /** Of a reply: what was written or said. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(limits.replyNoteCharactersMax)
  text?: string;

  /** Of a reply: the number or name it came from. */
  @IsOptional()
  @IsString()
  @MaxLength(limits.answererCharactersMax)
  from?: string;
}

/** What a gateway posts, in the form that Standard Webhooks gives every payload. */
export class GatewayNotice {
  @IsIn(noticeTypes, { message: `expected one of ${noticeTypes.join(', ')}` })
  type!: NoticeType;

  /** When it happened, on the gateway's clock: kept as declared, never used (FM-21). */
  @IsInstant()
  timestamp!: string;

  @IsNotEmptyObject({}, { message: 'expected an object' })
  @ValidateNested()
  @Type(() => GatewayNoticeData)
  data!: GatewayNoticeData;
}
