import { Command } from 'commander';
import type { Policy, PolicyWarning } from '#campaigns';
import { part } from '../client/api-client.js';
import { inFile, readJsonFile } from '../client/read-body.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { formatWindow, plainTable } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { asOfQuery } from '../options.js';

interface ToldPolicy {
  readonly policyId: string;
  readonly version: number;
  readonly policy: Policy;
}

export function policyCommand(terminal: Terminal): Command {
  return new Command('policy')
    .description('Keep what is done about silence')
    .addCommand(defineCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(listCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall policy define strict strict.json --data ./secretariat
  rollcall policy show standard --data ./secretariat --json`,
    );
}

function defineCommand(terminal: Terminal): Command {
  return withServer(new Command('define'))
    .description('Define a policy, or its next version; the same content makes none')
    .argument('<id>', 'its id: letters, digits, "_" and "-"')
    .argument('<file>', 'JSON file; what it leaves out is as in the standard policy')
    .addHelpText(
      'after',
      `
Examples:
  rollcall policy show standard --data ./secretariat --json > strict.json
  rollcall policy define strict strict.json --data ./secretariat`,
    )
    .action(async (id: string, file: string, { json }: ServerOptions, command: Command) => {
      const body = await readJsonFile(file);
      const path = `/policies/${part(id)}`;
      const [defined, warnings] = await withApi(command, async (api) => [
        await inFile(file, api.put<ToldPolicy>(path, contentOf(body))),
        await api.get<readonly PolicyWarning[]>(`${path}/warnings`),
      ]);
      if (json) return printJson(terminal, { ...defined, warnings });
      const lines = [`Policy ${defined.policyId} is at version ${defined.version}.`];
      print(
        terminal,
        [...lines, ...warnings.map(({ message }) => `warning: ${message}`)].join('\n'),
      );
    });
}

/** What `policy show --json` prints can be edited and given back. */
function contentOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'policyId' in body && 'policy' in body
    ? body.policy
    : body;
}

function showCommand(terminal: Terminal): Command {
  return withQuestion(new Command('show'))
    .description('A policy in its newest version')
    .argument('<id>', 'the policy')
    .addHelpText(
      'after',
      `
Examples:
  rollcall policy show standard --data ./secretariat
  rollcall policy show strict --server http://127.0.0.1:8247 --json`,
    )
    .action(async (id: string, { json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const told = await withApi(command, (api) =>
        api.get<ToldPolicy>(`/policies/${part(id)}`, query),
      );
      if (json) printJson(terminal, told);
      else print(terminal, formatPolicy(told));
    });
}

function formatPolicy({ policyId, version, policy }: ToldPolicy): string {
  return [
    `${policyId}, version ${version}: deadline ${formatWindow(policy.deadline)}, first message by ${policy.channels.join(' and ')}`,
    ...policy.steps.map(({ after, do: what, to, channels, repeat }) =>
      [
        `  after ${formatWindow(after).padEnd(8)} ${what}`,
        ...(what === 'remind' ? [] : [to]),
        ...(channels === undefined ? [] : [`by ${channels.join(' and ')}`]),
        ...(repeat === undefined
          ? []
          : [`and again ${repeat.times} times every ${formatWindow(repeat.every)}`]),
      ].join(' '),
    ),
    `  a Party has answered when ${policy.partyRule === 'all' ? 'all of its contact points have' : 'the first of its contact points has'}`,
  ].join('\n');
}

function listCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('The policies, each in its newest version')
    .addHelpText(
      'after',
      `
Examples:
  rollcall policy list --data ./secretariat
  rollcall policy list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const policies = await withApi(command, (api) =>
        api.get<readonly ToldPolicy[]>('/policies', query),
      );
      if (json) return printJson(terminal, policies);
      print(
        terminal,
        plainTable(
          ['id', 'version', 'steps', 'deadline'],
          policies.map(({ policyId, version, policy }) => [
            policyId,
            String(version),
            String(policy.steps.length),
            formatWindow(policy.deadline),
          ]),
          ['left', 'right', 'right', 'right'],
        ),
      );
    });
}
