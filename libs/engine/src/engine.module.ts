import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { EventRegistry } from '#kernel';
import { PersonalData } from '#keys';
import { projectionsOf, registryOf, type Capability } from './capability.js';
import { CommandLoop } from './command-loop.js';
import { Effects } from './effects.js';
import { Engine } from './engine.js';
import { PORTS, type Ports } from './ports.js';
import { Progress } from './progress.js';
import { ProjectionHost } from './projection-host.js';

@Module({})
export class EngineModule {
  /**
   * The engine over `ports`, for all modules of the application.
   * @param onFailure hears of a loop that stopped. Unless told otherwise the process ends loudly: a restart goes on from
   * the checkpoint, and a loop that stopped in silence would be a network nobody asks.
   */
  static over(
    ports: Ports,
    capabilities: readonly Capability[],
    onFailure: (error: unknown) => void = endLoudly,
  ): DynamicModule {
    const registry = registryOf(capabilities);
    const projections = new ProjectionHost(
      projectionsOf(capabilities),
      ports.log,
      registry,
      ports.snapshots,
      new Progress(onFailure),
    );
    return {
      module: EngineModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: EventRegistry, useValue: registry },
        { provide: ProjectionHost, useValue: projections },
        { provide: CommandLoop, useValue: new CommandLoop(ports.log, registry, ports.ids) },
        { provide: PersonalData, useValue: new PersonalData(ports.keys) },
        {
          provide: Effects,
          inject: [CommandBus],
          useFactory: (bus: CommandBus) => new Effects(bus, ports.timers, ports.dispatch),
        },
        {
          provide: Engine,
          inject: [Effects],
          useFactory: (effects: Effects) =>
            new Engine(
              ports,
              registry,
              projections,
              effects,
              capabilities.flatMap(({ processes }) => processes),
              onFailure,
            ),
        },
      ],
      exports: [PORTS, EventRegistry, ProjectionHost, CommandLoop, PersonalData, Effects, Engine],
    };
  }
}

function endLoudly(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
