import { Command, CommanderError } from 'commander';
import { accountCommand } from './commands/account.command.js';
import { activityCommand } from './commands/activity.command.js';
import { answerCommand } from './commands/answer.command.js';
import { auditCommand } from './commands/audit.command.js';
import { backupCommand } from './commands/backup.command.js';
import { campaignCommand } from './commands/campaign.command.js';
import { demoCommand } from './commands/demo.command.js';
import { directoryCommand } from './commands/directory.command.js';
import { doctorCommand } from './commands/doctor.command.js';
import { enactCommand } from './commands/enact.command.js';
import { keyCommand } from './commands/key.command.js';
import { keysCommand } from './commands/keys.command.js';
import { lettersCommand } from './commands/letters.command.js';
import { logCommand } from './commands/log.command.js';
import { mailCommand } from './commands/mail.command.js';
import { phoneCommand } from './commands/phone.command.js';
import { policyCommand } from './commands/policy.command.js';
import { privacyCommand } from './commands/privacy.command.js';
import { proposalCommand } from './commands/proposal.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { rehearseCommand } from './commands/rehearse.command.js';
import { replayCommand } from './commands/replay.command.js';
import { reportCommand } from './commands/report.command.js';
import { restoreCommand } from './commands/restore.command.js';
import { seriesCommand } from './commands/series.command.js';
import { serveCommand } from './commands/serve.command.js';
import { simulateCommand } from './commands/simulate.command.js';
import { statsCommand } from './commands/stats.command.js';
import { templateCommand } from './commands/template.command.js';
import { describeFailure, UsageError, usageHint } from './failures.js';
import type { Terminal } from './terminal.js';

/** Done, failed, and wrongly called. */
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** One call of the command line. @returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.done;
  const failUnless = (isFine: boolean) => {
    if (!isFine) exitCode = exitCodes.failed;
  };
  const program = new Command('rollcall')
    .description('Ping tests for 24/7 networks of contact points')
    .addCommand(directoryCommand(terminal))
    .addCommand(proposalCommand(terminal))
    .addCommand(policyCommand(terminal))
    .addCommand(templateCommand(terminal))
    .addCommand(campaignCommand(terminal))
    .addCommand(seriesCommand(terminal))
    .addCommand(answerCommand(terminal))
    .addCommand(phoneCommand(terminal))
    .addCommand(mailCommand(terminal))
    .addCommand(lettersCommand(terminal))
    .addCommand(activityCommand(terminal))
    .addCommand(accountCommand(terminal))
    .addCommand(keyCommand(terminal))
    .addCommand(auditCommand(terminal, (code) => (exitCode = code)))
    .addCommand(privacyCommand(terminal))
    .addCommand(rehearseCommand(terminal))
    .addCommand(enactCommand(terminal, run))
    .addCommand(statsCommand(terminal))
    .addCommand(reportCommand(terminal))
    .addCommand(demoCommand(terminal, (code) => (exitCode = code)))
    .addCommand(serveCommand(terminal, (code) => (exitCode = code)))
    .addCommand(logCommand(terminal, (code) => (exitCode = code)))
    .addCommand(backupCommand(terminal, (code) => (exitCode = code)))
    .addCommand(restoreCommand(terminal))
    .addCommand(keysCommand(terminal))
    .addCommand(doctorCommand(terminal, failUnless))
    .addCommand(rebuildCommand(terminal))
    .addCommand(replayCommand(terminal, failUnless))
    .addCommand(simulateCommand(terminal, failUnless))
    .addHelpText(
      'after',
      `
Examples:
  rollcall rehearse --directory contact-points.csv --responses ping.csv --sent-at 2024-02-19T09:00:00Z
  rollcall directory summary contact-points.csv --on 2024-06-30

Exit codes: 0 done, 1 failed, 2 wrongly called.`,
    );
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
    command
      .exitOverride()
      .showHelpAfterError(usageHint)
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(text),
        writeErr: (text) => terminal.stderr.write(text),
      });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    terminal.stderr.write(describeFailure(error));
    return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
  }
}
