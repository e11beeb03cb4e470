import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RecordResponse } from '#campaigns';
import type { CommandContext } from '#kernel';
import { isErased } from './erased.js';

/** Records the response a mail is. Of somebody who was erased it counts, and what they wrote is not kept. */
@Injectable()
export class ResponseRecorder {
  constructor(private readonly bus: CommandBus) {}

  async record(response: RecordResponse['data'], context: CommandContext): Promise<void> {
    try {
      await this.bus.execute(new RecordResponse(response, context));
    } catch (error) {
      if (!isErased(error)) throw error;
      const { answeredBy: _by, note: _note, corrections: _corrections, ...impersonal } = response;
      await this.bus.execute(new RecordResponse(impersonal, context));
    }
  }
}
