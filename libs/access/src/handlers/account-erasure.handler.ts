import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { Refusal } from '#kernel';
import { account } from '../domain/account.decider.js';
import { accountStream, accountSubject, isLogin } from '../domain/account.events.js';
import { EraseAccount } from '../domain/account.messages.js';

@CommandHandler(EraseAccount)
export class EraseAccountHandler implements ICommandHandler<EraseAccount> {
  constructor(
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Pick<Ports, 'keys'>,
  ) {}

  async execute({ data: { accountId, ground }, context }: EraseAccount): Promise<void> {
    if (!isLogin(accountId)) throw new Refusal('account-unknown', { accountId });
    const command = { type: 'EraseAccount', ground } as const;
    await this.loop.run(accountStream(accountId), account, command, context);
    await this.ports.keys.erase(accountSubject(accountId));
  }
}
