import { Command } from 'commander';
import { onboardingSteps, type NamedOnboarding, type OnboardingStep } from '#campaigns';
import type { Development } from '#directory';
import type { CalendarDate } from '#kernel';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { plainTable, plural, visible } from '../format.js';
import { asDate, asOfQuery, asState, options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface AsOf extends QuestionOptions {
  readonly since?: CalendarDate;
}

type NamedDevelopment = Development & { readonly partyName: string };

export function developmentsCommand(terminal: Terminal): Command {
  return withQuestion(
    new Command('developments')
      .description(
        'Whose status is another one since a day: designations, suspensions, withdrawals',
      )
      .requiredOption('--since <date>', 'what took effect after this day, YYYY-MM-DD', asDate)
      .addOption(options.on()),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory developments --since 2024-02-19 --data ./secretariat
  rollcall directory developments --since 2024-02-19 --on 2024-06-30 --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: AsOf & { readonly on?: CalendarDate }, command: Command) => {
      const { since, on, json } = given;
      const found = await withApi(command, (api) =>
        api.get<readonly NamedDevelopment[]>('/directory/developments', {
          since,
          on,
          ...asOfQuery(given),
        }),
      );
      if (json) return printJson(terminal, found);
      if (found.length === 0) return print(terminal, `Nothing new since ${since}.`);
      print(
        terminal,
        plainTable(
          ['from', 'Party', 'contact point', 'is now', 'institution'],
          found.map((one) => [
            one.on,
            `${one.partyName} (${one.party})`,
            one.contactPointId,
            isNow(one),
            one.institution,
          ]),
          ['left', 'left', 'left', 'left', 'left'],
        ),
      );
    });
}

function isNow({ status, before }: Development): string {
  if (status === 'designated' && before === 'suspended') return 'reinstated';
  return status.replaceAll('-', ' ');
}

interface OnboardingOptions extends AsOf {
  readonly open?: true;
}

export function onboardingCommand(terminal: Terminal): Command {
  return withQuestion(
    new Command('onboarding')
      .description('How far new contact points have come: a checklist that follows from events')
      .argument('[party]', 'of this Party only, step by step (ISO 3166-1 alpha-2)', asState)
      .option(
        '--since <date>',
        'only who was designated after this day, or is still to be confirmed',
        asDate,
      )
      .option('--open', 'only who has something left to do'),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory onboarding TN --data ./secretariat
  rollcall directory onboarding --since 2024-02-19 --open --server http://127.0.0.1:8247 --json`,
    )
    .action(async (party: string | undefined, given: OnboardingOptions, command: Command) => {
      const { since, open, json } = given;
      const found = await withApi(command, (api) =>
        api.get<readonly NamedOnboarding[]>('/directory/onboarding', {
          party,
          since,
          open,
          ...asOfQuery(given),
        }),
      );
      if (json) return printJson(terminal, found);
      if (found.length === 0) return print(terminal, 'No contact point fits.');
      print(terminal, party === undefined ? formatAll(found) : found.map(formatOne).join('\n\n'));
    });
}

const words: Readonly<Record<OnboardingStep, string>> = {
  'designation-received': 'designation received',
  'details-complete': 'details complete',
  'channels-verified': 'channels verified',
  'guidance-sent': 'guidance sent',
  'first-ping-answered': 'first ping answered',
};

function formatAll(all: readonly NamedOnboarding[]): string {
  const done = all.filter(({ complete }) => complete).length;
  return [
    plainTable(
      ['contact point', 'Party', 'designated', 'details', 'channels', 'guidance', 'ping'],
      all.map(({ contactPointId, partyName, checks }) => [
        contactPointId,
        partyName,
        ...onboardingSteps.map((step) =>
          checks.some((check) => check.step === step && check.done) ? 'yes' : '–',
        ),
      ]),
      ['left', 'left', 'left', 'left', 'left', 'left', 'left'],
    ),
    '',
    `${done} of ${plural(all.length, 'contact point')} done with every step`,
  ].join('\n');
}

function formatOne(one: NamedOnboarding): string {
  return [
    `${one.partyName} (${one.party}): ${one.institution} (${one.contactPointId}), ${one.status.replaceAll('-', ' ')}`,
    ...one.checks.map(({ step, done, since, missing }) => {
      const left = missing.length === 0 ? '' : `: missing ${missing.join(', ')}`;
      const when = since === null ? '' : `  ${since.slice(0, 10)}`;
      return `  ${done ? '[x]' : '[ ]'} ${words[step]}${left}${when}`;
    }),
  ]
    .map(visible)
    .join('\n');
}
