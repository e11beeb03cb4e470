import { Command } from 'commander';
import type { InclusionProof } from '#seals';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { asName } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { writeWhole } from '../write-whole.js';

export function proveCommand(terminal: Terminal): Command {
  return withServer(new Command('prove'))
    .description('Prove that an event stands under a seal, to somebody who has not the log')
    .requiredOption('--event <id>', 'the event', asName)
    .option('--out <file>', 'write the proof there instead of printing it', asName)
    .addHelpText(
      'after',
      `
The proof is JSON, with the event and the seal in it: "audit verify --proof FILE --public-key KEY" checks it.

Examples:
  rollcall audit prove --event 0195cb5e-7c00-7000-8000-000000000001 --data ./secretariat --out proof.json`,
    )
    .action(
      async (
        given: ServerOptions & { readonly event: string; readonly out?: string },
        command: Command,
      ) => {
        const proof = await withApi(command, (api) =>
          api.get<InclusionProof>(`/seals/proofs/${part(given.event)}`),
        );
        if (given.out !== undefined) writeWhole(given.out, `${JSON.stringify(proof, null, 2)}\n`);
        if (given.out === undefined || given.json) return printJson(terminal, proof);
        const { event, seal } = proof;
        print(
          terminal,
          `${event.type} ${event.id}, revision ${event.revision} of ${event.stream}, stands under seal ${seal.number}: ${given.out}`,
        );
      },
    );
}
