import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Instant } from '#kernel';
import { asInstant, options } from '../options.js';

/** What somebody said, as commands are told it. */
export interface AnswerOptions {
  readonly grade?: 'human' | 'responsible-officer';
  readonly receivedAt?: Instant;
  readonly by?: string;
  readonly note?: string;
  readonly correct?: Readonly<Record<string, string>>;
}

export function withAnswer(command: Command): Command {
  return command
    .addOption(
      new Option('--grade <who>', 'who answered (default: human)').choices([
        'human',
        'responsible-officer',
      ]),
    )
    .option('--received-at <instant>', 'when it reached us (default: now)', asInstant)
    .option('--by <name>', 'the name of who answered')
    .option('--note <text>', 'what was said beside')
    .addOption(
      new Option(
        '--correct <detail=value>',
        'a detail to be corrected, which becomes a proposal; may be given several times',
      ).argParser((text: string, before: Readonly<Record<string, string>> | undefined) => {
        const [, name, value] = /^([A-Za-z]+)=(.*)$/s.exec(text) ?? [];
        if (name === undefined || value === undefined)
          throw new InvalidArgumentError('expected DETAIL=VALUE, such as phone=+33140000001');
        return { ...before, [name]: value };
      }),
    )
    .addOption(options.as());
}

/** The same as members of a request; nothing where nothing was said. */
export function answerOf({ grade = 'human', receivedAt, by, note, correct }: AnswerOptions) {
  return {
    grade,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(by === undefined ? {} : { answeredBy: by }),
    ...(note === undefined ? {} : { note }),
    ...(correct === undefined ? {} : { corrections: correct }),
  };
}
