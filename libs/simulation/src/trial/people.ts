import {
  CloseCampaign,
  CompletePhoneTask,
  CorrectResponse,
  DefinePolicy,
  DirectCampaign,
  DirectPing,
  PlanCampaign,
  RecordResponse,
  ScheduleCampaign,
} from '#campaigns';
import type { ParsedDirectory } from '#directory';
import {
  addMs,
  derivedId,
  failureKind,
  type CommandContext,
  type CommandMessage,
  type Duration,
  type Instant,
} from '#kernel';
import type { Act, PlannedCampaign, Scenario } from './scenario.js';
import type { World } from './world.js';

const retryAfterMs = 5_000;

/** Everybody outside: they ask some process that runs, and ask again where it cannot tell them that it was done. */
export class People {
  /** Answers that were acknowledged: those must never be lost. */
  readonly acknowledged: string[] = [];

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
  ) {}

  /** @param began the instant from which the scenario's times count. */
  comeIn(began: Instant): void {
    for (const act of this.scenario.acts)
      this.world.laterAt(addMs(began, act.atMs), () => this.perform(act));
  }

  private perform(act: Act): void {
    const { world } = this;
    const again = () => world.later(retryAfterMs, () => this.perform(act));
    const life = world.anyReady();
    if (life === undefined) return again();
    const command = this.commandOf(act, contextOf(this.scenario, life.clock.now()));
    if (command === undefined) return;
    world.follow(
      life.execute(command).then(
        (result) => {
          if (result === 'dead') again();
          else if (act.kind === 'answer') this.acknowledged.push(this.responseIdOf(act));
        },
        (error: unknown) => {
          if (failureKind(error) === 'refusal') return;
          world.witness.met(`${life.name}, asked to ${act.kind},`, error);
          again();
        },
      ),
    );
  }

  private commandOf(act: Act, context: CommandContext): CommandMessage | undefined {
    const { campaignId } = act;
    const { now } = context;
    switch (act.kind) {
      case 'pause': {
        const command = { type: 'PauseCampaign', now, reason: 'trial' } as const;
        return new DirectCampaign({ campaignId, command }, context);
      }
      case 'resume': {
        const command = { type: 'ResumeCampaign', now } as const;
        return new DirectCampaign({ campaignId, command }, context);
      }
      case 'close':
        return new CloseCampaign({ campaignId, reason: 'operator' }, context);
      case 'answer':
      case 'open':
      case 'auto-reply':
      case 'take-back':
      case 'call':
        return this.ofPing(act, context);
    }
  }

  private ofPing(
    act: Extract<Act, { readonly contactPointId: string }>,
    context: CommandContext,
  ): CommandMessage | undefined {
    const ping = { campaignId: act.campaignId, contactPointId: act.contactPointId };
    const { now } = context;
    switch (act.kind) {
      case 'answer':
        return new RecordResponse(
          {
            ping,
            responseId: this.responseIdOf(act),
            via: 'link',
            grade: 'human',
            receivedAt: now,
            ...(act.corrects ? { corrections: { phone: '+80055019999' } } : {}),
          },
          context,
        );
      case 'open': {
        const command = { type: 'RecordOpening', agent: 'scanner', openedAt: now } as const;
        return new DirectPing({ ping, command }, context);
      }
      case 'auto-reply': {
        const command = { type: 'RecordAutoReply', messageId: 'away', receivedAt: now } as const;
        return new DirectPing({ ping, command }, context);
      }
      case 'take-back': {
        const { campaignId, contactPointId } = ping;
        const answer = this.scenario.acts.find(
          (one) =>
            one.kind === 'answer' &&
            one.campaignId === campaignId &&
            one.contactPointId === contactPointId,
        );
        if (answer === undefined) return undefined;
        const responseId = this.responseIdOf(answer);
        return new CorrectResponse(
          { ping, responseId, receivedAt: null, reason: 'another desk' },
          context,
        );
      }
      case 'call': {
        const taskId = this.world.witness.model.openTaskOf(
          `${act.campaignId}.${act.contactPointId}`,
        );
        if (taskId === undefined) return undefined;
        if (!act.reached)
          return new CompletePhoneTask({ ping, taskId, outcome: 'no-answer' }, context);
        const answer = { grade: 'human', receivedAt: now } as const;
        return new CompletePhoneTask({ ping, taskId, outcome: 'answered', answer }, context);
      }
    }
  }

  private responseIdOf(act: Act): string {
    return derivedId('trial-answer', String(this.scenario.acts.indexOf(act)));
  }
}

export function contextOf({ seed }: Scenario, now: Instant): CommandContext {
  const id = derivedId('trial', String(seed));
  return {
    now,
    actor: { kind: 'command-line', id: 'simulate' },
    correlationId: id,
    causationId: id,
  };
}

export function directoryOf({ contactPoints }: Scenario): ParsedDirectory {
  const parties = [...new Set(contactPoints.map(({ party }) => party))].toSorted();
  return {
    parties: parties.map((party) => ({ party, name: party, region: 'Testland' })),
    contactPoints: contactPoints.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** What an operator does to set a campaign up, in order. */
export function plansOf(
  { campaignId, policy, startsAtMs, windowMs }: PlannedCampaign,
  began: Instant,
  context: CommandContext,
): readonly CommandMessage[] {
  const from = addMs(began, startsAtMs);
  const length = `PT${Math.ceil(windowMs / 1_000)}S` as Duration;
  const schedule =
    windowMs === 0
      ? ({ kind: 'at', at: from } as const)
      : ({ kind: 'window', from, length } as const);
  const plan = { campaignId, name: campaignId, policyId: campaignId, audience: {} };
  return [
    new DefinePolicy({ policyId: campaignId, policy }, context),
    new PlanCampaign(plan, context),
    new ScheduleCampaign({ campaignId, schedule }, context),
  ];
}
