import { Command, Option } from 'commander';
import type { RenderedMessage, Template } from '#messaging';
import { part } from '../client/api-client.js';
import { inFile, readJsonFile } from '../client/read-body.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { plainTable } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { asOfQuery } from '../options.js';

interface ToldTemplate {
  readonly templateId: string;
  readonly version: number;
  readonly template: Template;
}

interface PreviewOptions extends QuestionOptions {
  readonly language?: string;
  readonly purpose?: string;
  readonly contactPoint?: string;
  readonly format?: 'text' | 'html' | 'short';
}

export function templateCommand(terminal: Terminal): Command {
  return new Command('template')
    .description('Keep the words of messages')
    .addCommand(defineCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(previewCommand(terminal))
    .addCommand(listCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall template preview standard --language fr --data ./secretariat
  rollcall template define ours ours.json --data ./secretariat`,
    );
}

function defineCommand(terminal: Terminal): Command {
  return withServer(new Command('define'))
    .description('Define a template, or its next version; the same content makes none')
    .argument('<id>', 'its id: letters, digits, "_" and "-"')
    .argument('<file>', 'JSON file; docs/templates.md says what it holds')
    .addHelpText(
      'after',
      `
Examples:
  rollcall template show standard --data ./secretariat --json > ours.json
  rollcall template define ours ours.json --data ./secretariat`,
    )
    .action(async (id: string, file: string, { json }: ServerOptions, command: Command) => {
      const body = await readJsonFile(file);
      const defined = await withApi(command, (api) =>
        inFile(file, api.put<ToldTemplate>(`/templates/${part(id)}`, contentOf(body))),
      );
      if (json) printJson(terminal, defined);
      else print(terminal, `Template ${defined.templateId} is at version ${defined.version}.`);
    });
}

/** What `template show --json` prints can be edited and given back. */
function contentOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'templateId' in body && 'template' in body
    ? body.template
    : body;
}

function showCommand(terminal: Terminal): Command {
  return withQuestion(new Command('show'))
    .description('A template in its newest version')
    .argument('<id>', 'the template')
    .addHelpText(
      'after',
      `
Examples:
  rollcall template show standard --data ./secretariat
  rollcall template show ours --server http://127.0.0.1:8247 --json`,
    )
    .action(async (id: string, { json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const told = await withApi(command, (api) =>
        api.get<ToldTemplate>(`/templates/${part(id)}`, query),
      );
      if (json) return printJson(terminal, told);
      print(
        terminal,
        [
          `${told.templateId}, version ${told.version}`,
          ...Object.entries(told.template.languages).flatMap(([tag, { subject, body, short }]) => [
            '',
            `[${tag}] ${subject}`,
            body,
            `short: ${short}`,
          ]),
        ].join('\n'),
      );
    });
}

function previewCommand(terminal: Terminal): Command {
  return withQuestion(new Command('preview'))
    .description('A message as it would be written; its link answers nothing')
    .argument('<id>', 'the template')
    .option('--language <tag>', "the reader's language, such as pt-BR")
    .addOption(
      new Option('--purpose <which>', 'which message (default: first)').choices([
        'first',
        'reminder',
        'escalation',
        'colleague',
      ]),
    )
    .option('--contact-point <id>', 'as it would be written to this contact point')
    .addOption(
      new Option('--format <form>', 'which form of it')
        .choices(['text', 'html', 'short'])
        .default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  rollcall template preview standard --language ar --data ./secretariat
  rollcall template preview standard --contact-point fr-1 --format html --data ./secretariat > preview.html`,
    )
    .action(async (id: string, given: PreviewOptions, command: Command) => {
      const { language, purpose, contactPoint, format = 'text', json } = given;
      const message = await withApi(command, (api) =>
        api.get<RenderedMessage>(`/templates/${part(id)}/preview`, {
          language,
          purpose,
          contactPoint,
          ...asOfQuery(given),
        }),
      );
      if (json) printJson(terminal, message);
      else
        print(
          terminal,
          format === 'text' ? `${message.subject}\n\n${message.text}` : message[format],
        );
    });
}

function listCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('The templates, each in its newest version')
    .addHelpText(
      'after',
      `
Examples:
  rollcall template list --data ./secretariat
  rollcall template list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const templates = await withApi(command, (api) =>
        api.get<
          readonly (Omit<ToldTemplate, 'template'> & { readonly languages: readonly string[] })[]
        >('/templates', query),
      );
      if (json) return printJson(terminal, templates);
      print(
        terminal,
        plainTable(
          ['id', 'version', 'languages'],
          templates.map(({ templateId, version, languages }) => [
            templateId,
            String(version),
            languages.join(' '),
          ]),
          ['left', 'right', 'left'],
        ),
      );
    });
}
