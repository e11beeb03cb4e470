import { Body, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { limits, Refusal, type CommandContext } from '#kernel';
import {
  RotateSealKey,
  SealBook,
  SealLog,
  textOfKey,
  type KnownSealKey,
  type PublicSealKey,
  type SealSummary,
} from '#seals';
import { ApiController } from '../http/api-controller.js';
import { untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { KeyRotationDto, SealsDto } from './seal.dto.js';
import { keyExample, proofExample, sealExample } from './seal-examples.js';

@ApiController('seals', 'seals')
export class SealsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly book: SealBook,
  ) {}

  @Get()
  @Described({
    summary: 'The seals of the log, the latest first',
    description:
      'A seal signs a stretch of the log and, through the chained root of the seal before, all that came before it.',
    example: [sealExample],
    problems: [422],
  })
  list(@Query() { limit, before, ...asOf }: SealsDto) {
    return this.book.list(limit ?? limits.sealsListedMax, before, untilOf(asOf));
  }

  @Post()
  @Described({
    summary: 'Seal what came after the last seal',
    description:
      'Where nothing came but seals, none is made. A long stretch gets several. `last` is the last seal of the log, made now or before.',
    example: { sealed: [sealExample], last: sealExample },
    problems: [409],
  })
  async seal(@Asked() context: CommandContext) {
    const sealed = await this.bus.execute<SealLog, readonly SealSummary[]>(
      new SealLog({}, context),
    );
    return { sealed, last: (await this.book.last()) ?? null };
  }

  @Get('keys')
  @Described({
    summary: 'The public keys that signed seals, in the order in which they came',
    description:
      'The last one signs. An auditor keeps the first one, by another way than this server: each key vouches for the next.',
    example: [keyExample],
  })
  async keys() {
    return (await this.book.keys()).map((key) => ({
      ...shownKey(key),
      introducedAt: key.introducedAt,
      vouchedBy: key.vouchedBy ?? null,
    }));
  }

  @Post('keys')
  @Described({
    summary: 'Let a new key sign from now on',
    description: 'The old key signs that the new one is to be trusted.',
    example: { keyId: keyExample.keyId, publicKey: keyExample.publicKey },
    problems: [409, 422],
  })
  async rotate(@Body() { lost }: KeyRotationDto, @Asked() context: CommandContext) {
    const command = new RotateSealKey(lost === true ? { lost } : {}, context);
    return shownKey(await this.bus.execute<RotateSealKey, PublicSealKey>(command));
  }

  @Get('proofs/:eventId')
  @Described({
    summary: 'Proof that an event stands under a seal',
    description:
      'An inclusion proof (RFC 9162, 2.1.3), with the event and the seal: whoever has the public key checks it without the log. Reads the log up to the event.',
    example: proofExample,
    problems: [404, 409],
  })
  prove(@Param('eventId') eventId: string) {
    return this.book.prove(eventId);
  }

  @Get(':seal')
  @Described({ summary: 'One seal', example: sealExample, problems: [404, 422] })
  async one(@Param('seal', ParseIntPipe) number: number) {
    const seal = number >= 1 ? await this.book.one(number) : undefined;
    if (seal === undefined) throw new Refusal('seal-unknown', { number });
    return seal;
  }
}

function shownKey(key: PublicSealKey | KnownSealKey) {
  return { keyId: key.keyId, publicKey: textOfKey(key) };
}
