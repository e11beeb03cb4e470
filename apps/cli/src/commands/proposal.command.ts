import { Command, InvalidArgumentError, Option } from 'commander';
import type { FieldChange, ToldProposal } from '#directory';
import { part, type ApiClient } from '../client/api-client.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { formatInstant, plural, visible } from '../format.js';
import { asOfQuery, options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface Decided {
  readonly proposalId: string;
  readonly contactPointId: string;
  readonly status: string;
}

const proposalArgument =
  'the proposal, from "rollcall proposal list", or the contact point that it is about';

/** A contact point stands for the one proposal about it that waits. @throws UsageError where several do. */
async function proposalOf(
  api: ApiClient,
  given: string,
  asOf: ReturnType<typeof asOfQuery> = {},
): Promise<string> {
  const waiting = await api.get<readonly ToldProposal[]>('/proposals', {
    status: 'proposed',
    ...asOf,
  });
  const about = waiting.filter(({ contactPointId }) => contactPointId === given);
  if (about.length > 1)
    throw new UsageError(
      `${about.length} proposals about ${given} wait; name one: ${about.map(({ proposalId }) => proposalId).join(', ')}`,
    );
  return part(about[0]?.proposalId ?? given);
}

export function proposalCommand(terminal: Terminal): Command {
  return new Command('proposal')
    .description('Corrections of the directory: one person proposes, another one decides')
    .addCommand(listCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(proposeCommand(terminal))
    .addCommand(approveCommand(terminal))
    .addCommand(rejectCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall proposal propose fr-1 --set phone=+33140000001 --as anna --data ./secretariat
  rollcall proposal list --data ./secretariat
  rollcall proposal approve fr-1 --as bert --data ./secretariat`,
    );
}

function listCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('The proposals that wait for a decision, or others, the oldest first')
    .addOption(
      new Option('--status <status>', 'which of them')
        .choices(['proposed', 'approved', 'rejected', 'all'])
        .default('proposed'),
    )
    .addHelpText(
      'after',
      `
Examples:
  rollcall proposal list --data ./secretariat
  rollcall proposal list --status all --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: QuestionOptions & { readonly status: string }, command: Command) => {
      const { json, status } = given;
      const asked = { ...(status === 'all' ? {} : { status }), ...asOfQuery(given) };
      const proposals = await withApi(command, (api) =>
        api.get<readonly ToldProposal[]>('/proposals', asked),
      );
      if (json) return printJson(terminal, proposals);
      print(terminal, [headOf(proposals.length, status), ...proposals.flatMap(lines)].join('\n'));
    });
}

function headOf(count: number, status: string): string {
  if (status === 'proposed')
    return count === 0
      ? 'No proposal waits for a decision.'
      : `${plural(count, 'proposal')} to be decided`;
  return plural(count, status === 'all' ? 'proposal' : `${status} proposal`);
}

function lines(proposal: ToldProposal): readonly string[] {
  const { partyName, contactPointId, source, proposedBy, proposedAt, note, proposalId } = proposal;
  const { status, decision, changes } = proposal;
  const from = source.campaignId === undefined ? source.kind : `answer in ${source.campaignId}`;
  const told = changes?.map((change) => changeLine(change, proposal));
  return [
    '',
    `${partyName ?? 'unknown Party'}: ${contactPointId}, ${from}, proposed by ${proposedBy.id} at ${formatInstant(proposedAt)}`,
    ...(told ?? ['  its personal data was erased']),
    ...(told?.length === 0 ? ['  the directory says all of it already'] : []),
    ...(note === null ? [] : [`  note      ${note}`]),
    ...(decision === null
      ? []
      : [`  ${status.padEnd(9)} by ${decision.by.id} at ${formatInstant(decision.at)}`]),
    ...(decision?.reason ? [`  because   ${decision.reason}`] : []),
    `  proposal  ${proposalId}`,
  ].map(visible);
}

function changeLine(
  { field, before, after, now }: FieldChange,
  { status, overtaken }: ToldProposal,
) {
  const change = `  ${field}: ${quoted(before)} becomes ${quoted(after)}`;
  if (status !== 'proposed') return change;
  if (overtaken.includes(field))
    return `${change}; meanwhile it is ${quoted(now)}, so this cannot be approved any more`;
  return now === after ? `${change}, and the directory says so already` : change;
}

function quoted(value: string): string {
  return value === '' ? 'nothing' : `"${value}"`;
}

function showCommand(terminal: Terminal): Command {
  return withQuestion(new Command('show'))
    .description('One proposal: each detail as it was and as it shall be')
    .argument('<proposal>', proposalArgument)
    .addHelpText(
      'after',
      `
Examples:
  rollcall proposal show PROPOSAL --data ./secretariat`,
    )
    .action(async (id: string, { json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const proposal = await withApi(command, async (api) =>
        api.get<ToldProposal>(`/proposals/${await proposalOf(api, id, query)}`, query),
      );
      if (json) return printJson(terminal, proposal);
      const waits = proposal.status === 'proposed' ? ['  waits for a decision'] : [];
      print(terminal, [...lines(proposal).slice(1), ...waits].join('\n'));
    });
}

interface ProposeOptions extends ServerOptions {
  readonly set: Readonly<Record<string, string>>;
  readonly note?: string;
}

function proposeCommand(terminal: Terminal): Command {
  return withServer(new Command('propose'))
    .description('Propose a correction; somebody else approves or rejects it')
    .argument('<contact-point>', 'whose details')
    .addOption(
      new Option(
        '--set <detail=value>',
        'a new value by column of the directory, empty to take it away; may be given several times',
      )
        .argParser((text: string, before: Readonly<Record<string, string>> | undefined) => {
          const [, name, value] = /^([A-Za-z]+)=(.*)$/s.exec(text) ?? [];
          if (name === undefined || value === undefined)
            throw new InvalidArgumentError('expected DETAIL=VALUE, such as phone=+33140000001');
          return { ...before, [name]: value };
        })
        .makeOptionMandatory(),
    )
    .option('--note <text>', 'how this is known, for whoever decides')
    .addOption(options.as())
    .addHelpText(
      'after',
      `
Examples:
  rollcall proposal propose fr-1 --set phone=+33140000001 --note "their desk called" --as anna --data ./secretariat
  rollcall proposal propose fr-1 --set alternateEmail= --as anna --server http://127.0.0.1:8247`,
    )
    .action(
      async (contactPointId: string, { set, note, json }: ProposeOptions, command: Command) => {
        const asked = { contactPointId, values: set, ...(note === undefined ? {} : { note }) };
        const made = await withApi(command, (api) => api.post<Decided>('/proposals', asked));
        if (json) printJson(terminal, made);
        else
          print(
            terminal,
            `Proposal ${made.proposalId} waits for somebody else to approve or reject it.`,
          );
      },
    );
}

function approveCommand(terminal: Terminal): Command {
  return withServer(new Command('approve'))
    .description('Approve a proposal of somebody else: the directory changes at once')
    .argument('<proposal>', proposalArgument)
    .addOption(options.as())
    .addHelpText(
      'after',
      `
Examples:
  rollcall proposal approve PROPOSAL --as bert --data ./secretariat`,
    )
    .action(async (id: string, { json }: ServerOptions, command: Command) => {
      const decided = await withApi(command, async (api) =>
        api.post<Decided>(`/proposals/${await proposalOf(api, id)}/approve`),
      );
      if (json) printJson(terminal, decided);
      else print(terminal, `Approved: the directory now says so of ${decided.contactPointId}.`);
    });
}

function rejectCommand(terminal: Terminal): Command {
  return withServer(new Command('reject'))
    .description('Reject a proposal: the directory stays as it is')
    .argument('<proposal>', proposalArgument)
    .requiredOption('--reason <text>', 'why, for the record')
    .addOption(options.as())
    .addHelpText(
      'after',
      `
Examples:
  rollcall proposal reject PROPOSAL --reason "the number belongs to somebody else" --as bert --data ./secretariat`,
    )
    .action(
      async (
        id: string,
        { json, reason }: ServerOptions & { readonly reason: string },
        command: Command,
      ) => {
        const decided = await withApi(command, async (api) =>
          api.post<Decided>(`/proposals/${await proposalOf(api, id)}/reject`, { reason }),
        );
        if (json) printJson(terminal, decided);
        else print(terminal, `Rejected: ${decided.contactPointId} stays as it is.`);
      },
    );
}
