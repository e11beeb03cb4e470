import { Command, Option } from 'commander';
import type { PhoneTaskReason } from '#campaigns';
import type { Instant } from '#kernel';
import { answerOf, withAnswer, type AnswerOptions } from '../client/answer-options.js';
import { part } from '../client/api-client.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { formatInstant, plural, visible } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { asOfQuery } from '../options.js';

interface ToldTask {
  readonly taskId: string;
  readonly campaignId: string;
  readonly contactPointId: string;
  readonly partyName: string;
  readonly institution: string | null;
  readonly reason: string;
  readonly answerBy: Instant;
  readonly timezone: string;
  readonly localTime: string;
  readonly languages: readonly string[];
  readonly numbers: readonly { readonly use: string; readonly number: string }[];
  readonly instructions: string | null;
}

export function phoneCommand(terminal: Terminal): Command {
  return new Command('phone')
    .description('The calls that an escalation asks the secretariat for')
    .addCommand(listCommand(terminal))
    .addCommand(completeCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall phone list --data ./secretariat
  rollcall phone complete TASK --outcome answered --by "A. Martin" --data ./secretariat`,
    );
}

function listCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('Whom to call, the most urgent first')
    .option('--campaign <id>', 'of this campaign only')
    .addHelpText(
      'after',
      `
Examples:
  rollcall phone list --data ./secretariat
  rollcall phone list --campaign spring-2026 --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: QuestionOptions & { campaign?: string }, command: Command) => {
      const { json, campaign } = given;
      const query = { campaign, ...asOfQuery(given) };
      const tasks = await withApi(command, (api) =>
        api.get<readonly ToldTask[]>('/phone-tasks', query),
      );
      if (json) return printJson(terminal, tasks);
      const head = tasks.length === 0 ? 'Nobody is to be called.' : plural(tasks.length, 'call');
      print(terminal, [head, ...tasks.flatMap(formatTask)].join('\n'));
    });
}

const reasons: Readonly<Record<string, string>> = {
  escalation: 'it kept silent until the policy asks for a call',
  'no-usable-channel': 'no message can reach it',
} satisfies Readonly<Record<PhoneTaskReason, string>>;

function formatTask(task: ToldTask): readonly string[] {
  const numbers = task.numbers.map(({ number, use }) => `${number} (${use})`).join(', ');
  return [
    '',
    `${task.partyName}: ${task.institution ?? task.contactPointId} (${task.contactPointId}), ${task.campaignId}`,
    `  call      ${numbers || 'no number is known'}`,
    `  there     ${task.localTime} ${task.timezone}, speaks ${task.languages.join(' ')}`,
    ...(task.instructions === null ? [] : [`  note      ${task.instructions}`]),
    `  because   ${reasons[task.reason] ?? task.reason}; an answer counts until ${formatInstant(task.answerBy)}`,
    `  task      ${task.taskId}`,
  ].map(visible);
}

interface CompletionOptions extends ServerOptions, AnswerOptions {
  readonly outcome: string;
}

function completeCommand(terminal: Terminal): Command {
  return withServer(withAnswer(new Command('complete')))
    .description('Say what came of a call')
    .argument('<task>', 'the task, from "rollcall phone list"')
    .addOption(
      new Option('--outcome <what>', 'what came of it')
        .choices(['answered', 'no-answer', 'wrong-number', 'refused', 'not-needed'])
        .makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      `
Examples:
  rollcall phone complete TASK --outcome answered --grade responsible-officer --by "A. Martin" --data ./secretariat
  rollcall phone complete TASK --outcome no-answer --data ./secretariat`,
    )
    .action(async (task: string, given: CompletionOptions, command: Command) => {
      const { outcome, json } = given;
      const said = [given.grade, given.receivedAt, given.by, given.note, given.correct];
      if (outcome !== 'answered' && said.some((one) => one !== undefined))
        throw new UsageError(
          '--grade, --received-at, --by, --note and --correct go with --outcome answered',
        );
      const answer = outcome === 'answered' ? { answer: answerOf(given) } : {};
      const done = await withApi(command, (api) =>
        api.post<{ readonly contactPointId: string }>(`/phone-tasks/${part(task)}/completion`, {
          outcome,
          ...answer,
        }),
      );
      if (json) printJson(terminal, done);
      else print(terminal, `The call to ${done.contactPointId} is done: ${outcome}.`);
    });
}
