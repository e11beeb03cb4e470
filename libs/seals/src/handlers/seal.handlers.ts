import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RotateSealKey, SealLog } from '../domain/seal.messages.js';
import { Sealer } from '../sealer.js';

@CommandHandler(SealLog)
export class SealLogHandler implements ICommandHandler<SealLog> {
  constructor(private readonly sealer: Sealer) {}

  execute({ data, context }: SealLog) {
    return this.sealer.seal(context, data.unlessYoungerMs);
  }
}

@CommandHandler(RotateSealKey)
export class RotateSealKeyHandler implements ICommandHandler<RotateSealKey> {
  constructor(private readonly sealer: Sealer) {}

  execute({ data, context }: RotateSealKey) {
    return this.sealer.rotate(context, data.lost);
  }
}
