import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { accessCapability } from '#access';
import { activitiesCapability, ActivitiesModule } from '#activities';
import { answersCapability } from '#answers';
import { auditCapability } from '#audit';
import { CampaignsModule, campaignsCapability } from '#campaigns';
import { directoryCapability, DirectoryModule } from '#directory';
import {
  closeStores,
  dataFiles,
  Engine,
  EngineModule,
  InProcessDispatch,
  memoryStores,
  type Stores,
  Unpaced,
} from '#engine';
import { Fault, systemClock, uuidV7Ids } from '#kernel';
import { messagingCapability, MessagingModule } from '#messaging';
import { ReportingModule } from '#reporting';
import { sealsCapability } from '#seals';
import { InProcessTimers } from '#timers';
import { openData } from './data-stores.js';

export const capabilities = [
  messagingCapability,
  sealsCapability,
  accessCapability,
  directoryCapability,
  activitiesCapability,
  campaignsCapability,
  answersCapability,
  auditCapability,
];

@Module({})
class CommandLineModule {
  static over(...imports: readonly DynamicModule[]): DynamicModule {
    return {
      module: CommandLineModule,
      imports: [...imports, DirectoryModule, ActivitiesModule, MessagingModule, ReportingModule],
    };
  }
}

/** What answers questions sends nothing. */
const noTransport = {
  send: () => Promise.reject(new Fault('no-transport', 'this command sends no messages')),
};

/** Stores of a data directory that must be there already. */
export async function openExisting(directory: string): Promise<Stores> {
  if (!existsSync(join(directory, dataFiles.log)))
    throw new Fault(
      'no-log',
      `${directory} holds no log; make one with "rollcall directory import FILE --data ${directory}" or "rollcall rehearse … --data ${directory}"`,
    );
  return openData(directory);
}

/** Runs `use` on the engine's read side over a data directory, or over memory where none is given. */
export async function withApplication<Result>(
  stores: Stores | undefined,
  use: (app: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const own = stores ?? memoryStores();
  const ports = {
    ...own,
    clock: systemClock,
    ids: uuidV7Ids,
    timers: new InProcessTimers({ clock: systemClock }),
    dispatch: new InProcessDispatch(),
    pace: new Unpaced(),
  };
  try {
    const app = await NestFactory.createApplicationContext(
      CommandLineModule.over(
        // Every question waits for the read models, so their failure reaches whoever asked.
        EngineModule.over(ports, capabilities, () => {}),
        CampaignsModule.over(noTransport),
      ),
      { logger: false, abortOnError: false },
    );
    await app.init();
    try {
      await app.get(Engine).startReading();
      return await use(app);
    } finally {
      await app.get(Engine).stop();
      await app.close();
    }
  } finally {
    await closeStores(own);
  }
}
