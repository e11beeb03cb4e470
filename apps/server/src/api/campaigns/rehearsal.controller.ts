import { Body, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  defaultPolicy,
  GetCampaignBoard,
  policies,
  standardId,
  type AudienceSelection,
  type BoardRow,
  type Policy,
} from '#campaigns';
import {
  DirectoryExport,
  exportedTable,
  importedStatuses,
  parseDirectory,
  type ParsedDirectory,
} from '#directory';
import { memoryStores, ProjectionHost } from '#engine';
import { limits, othersTurn, Refusal, utcDate, type CommandContext } from '#kernel';
import { rehearse, type RecordedAnswer } from '#simulation';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { RehearsedDto } from './campaign.dto.js';
import { statisticsExample } from './campaign-examples.js';
import { asInput, selectionIn } from './plan-in.js';

@ApiController('rehearsals', 'campaigns')
export class RehearsalController {
  constructor(
    private readonly queries: QueryBus,
    private readonly projections: ProjectionHost,
    private readonly directory: DirectoryExport,
  ) {}

  @Post()
  @Described({
    summary: 'What a test would look like if everybody answered as they did in an earlier one',
    description:
      'The whole engine runs beside this server, on virtual time and in memory: with the directory as it is now, the policy that is asked for, and the answers of that test at their times. Nothing is stored and nothing is sent.',
    example: { answersOf: 'spring-2026', answers: 78, statistics: statisticsExample },
    problems: [404, 409, 422],
  })
  async rehearse(@Body() body: RehearsedDto, @Asked() { now }: CommandContext) {
    const { answersOf, policyId = standardId, audience } = body;
    const policy = await this.policy(policyId).catch(asInput);
    const { rows } = await this.queries.execute(new GetCampaignBoard(answersOf));
    const directory = await this.asked(now, selectionIn(audience));
    const asked = new Set(directory.contactPoints.map(({ id }) => id));
    const answers = answersIn(rows).filter(({ contactPointId }) => asked.has(contactPointId));
    const { statistics } = await rehearse(
      { directory, answers, sentAt: now, policy, keepsSnapshots: false },
      memoryStores(),
      undefined,
      othersTurn,
    );
    return { answersOf, answers: answers.length, statistics };
  }

  private async policy(policyId: string): Promise<Policy> {
    const known = (await this.projections.documents(policies)).get(policyId);
    if (known !== undefined) return known.policy;
    if (policyId === standardId) return defaultPolicy;
    throw new Refusal('policy-unknown', { policyId });
  }

  /** Whom a test would ask now, as a file of the directory says it. */
  private async asked(
    now: CommandContext['now'],
    { parties, types }: AudienceSelection,
  ): Promise<ParsedDirectory> {
    const isAsked = (status: string) => (importedStatuses as readonly string[]).includes(status);
    const rows = (await this.directory.rows({ on: utcDate(now) })).filter(
      ({ status, party, type }) =>
        isAsked(status) &&
        (parties?.includes(party) ?? true) &&
        (types === undefined || (types as readonly string[]).includes(type)),
    );
    if (rows.length === 0) throw new Refusal('nobody-designated', {}, 'nobody would be asked');
    const max = limits.rehearsedContactPointsMax;
    if (rows.length > max)
      throw new Refusal(
        'rehearsal-too-large',
        { contactPoints: rows.length, max },
        `a server rehearses with ${max} contact points at most; "rollcall rehearse" has no such bound`,
      );
    return parseDirectory('the directory', Buffer.from(exportedTable(rows)));
  }
}

const ways: Readonly<Record<string, RecordedAnswer['via']>> = {
  link: 'link',
  reply: 'reply',
  gateway: 'reply',
};

/** The first answer of each that was counted, by when it came. */
function answersIn(rows: readonly BoardRow[]): readonly RecordedAnswer[] {
  return rows
    .flatMap(({ contactPointId, responseSeconds, via }) =>
      responseSeconds === null
        ? []
        : [
            {
              contactPointId,
              respondedAfterSeconds: responseSeconds,
              via: ways[via ?? ''] ?? 'phone',
            },
          ],
    )
    .toSorted((a, b) => a.respondedAfterSeconds - b.respondedAfterSeconds);
}
