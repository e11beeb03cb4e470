import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { activitiesCapability } from '#activities';
import { answersCapability } from '#answers';
import { CampaignsModule, campaignsCapability } from '#campaigns';
import { DirectoryModule, directoryCapability } from '#directory';
import { EngineModule, type Ports } from '#engine';
import { messagingCapability, MessagingModule, type Transport } from '#messaging';

export const capabilities = [
  messagingCapability,
  directoryCapability,
  activitiesCapability,
  campaignsCapability,
  answersCapability,
];

@Module({})
class SimulatedModule {
  static over(...imports: readonly DynamicModule[]): DynamicModule {
    return { module: SimulatedModule, imports: [...imports, DirectoryModule, MessagingModule] };
  }
}

/** The whole engine as a server runs it, over ports that make up a world. @param onFailure hears of a loop that stopped. */
export async function applicationOver(
  ports: Ports,
  transport: Transport,
  onFailure: (error: unknown) => void,
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(
    SimulatedModule.over(
      EngineModule.over(ports, capabilities, onFailure),
      CampaignsModule.over(transport),
    ),
    { logger: false, abortOnError: false },
  );
  return app.init();
}
