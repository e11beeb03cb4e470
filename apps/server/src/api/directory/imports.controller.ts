import { Body, Headers, Post } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import {
  DirectoryImport,
  ImportDifferences,
  parseDirectory,
  type ImportDifference,
  type ParsedDirectory,
} from '#directory';
import type { CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { HttpProblem } from '../http/problem.js';
import { csvExample } from './directory-views.js';

const differenceExample: ImportDifference = {
  parties: [{ party: 'FR', field: 'region', before: 'unknown', after: 'Europe' }],
  contactPoints: [
    {
      contactPointId: 'fr-1',
      partyName: 'France',
      kind: 'changed',
      changes: [{ field: 'phone', before: '+33140000000', after: '+33140000001' }],
    },
  ],
  unchanged: 83,
};
const body = { type: 'text/csv', example: csvExample };

/** All or nothing: one wrong cell refuses the whole. */
@ApiController('directory/imports', 'directory')
export class ImportsController {
  constructor(
    private readonly imports: DirectoryImport,
    private readonly differences: ImportDifferences,
  ) {}

  @Post()
  @ApiConsumes('text/csv')
  @Described({
    summary: 'Bring the directory to what a CSV file says',
    description:
      'All or nothing: one wrong cell refuses the whole, and `issues` names its line and column. Contact points that the file does not name are left alone, and so are channels that no column holds. Doing it again changes nothing.',
    example: {
      parties: 71,
      contactPoints: 84,
      registered: 2,
      confirmed: 1,
      changed: 3,
      unchanged: 78,
    },
    body,
    problems: [409, 413, 422],
  })
  import(@Body() file: unknown, @Asked() context: CommandContext) {
    return this.imports.run(directoryIn(file), context);
  }

  @Post('difference')
  @ApiConsumes('text/csv')
  @Described({
    summary: 'What an import of this file would change, with addresses; nothing is changed',
    example: differenceExample,
    body,
    problems: [413, 422],
  })
  difference(@Body() file: unknown, @Headers('idempotency-key') key?: string) {
    // What is answered to a key is kept, and nothing personal is kept in clear.
    if (key !== undefined)
      throw new HttpProblem(
        400,
        'idempotency-key-needless',
        'this changes nothing and may be asked again: leave the Idempotency-Key out',
      );
    return this.differences.of(directoryIn(file));
  }

  @Post('proposals')
  @ApiConsumes('text/csv')
  @Described({
    summary: 'Propose what a CSV file would change: somebody else decides about each contact point',
    description:
      'Contact points that are new or to be confirmed are no corrections: `left` names them, and an import that is applied brings them. What was proposed already and waits is not proposed again.',
    example: {
      parties: 71,
      contactPoints: 84,
      proposed: 3,
      waiting: 0,
      unchanged: 80,
      left: ['gd-1'],
    },
    body,
    problems: [409, 413, 422],
  })
  propose(@Body() file: unknown, @Asked() context: CommandContext) {
    return this.differences.propose(directoryIn(file), context);
  }
}

function directoryIn(file: unknown): ParsedDirectory {
  if (Buffer.isBuffer(file)) return parseDirectory('body', file);
  throw new HttpProblem(415, 'media-type-unsupported', 'expected a body of type text/csv');
}
