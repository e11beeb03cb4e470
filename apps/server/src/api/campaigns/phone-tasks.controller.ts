import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { boardRow, campaignBoard, CompletePhoneTask, type BoardPing } from '#campaigns';
import { contactPoints, DetailsCipher, parties } from '#directory';
import { ProjectionHost } from '#engine';
import { localReading, Refusal, type CommandContext } from '#kernel';
import { PersonalData } from '#keys';
import { ApiController } from '../http/api-controller.js';
import { untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { answerIn } from './answer-in.js';
import { CompletionDto, PhoneTasksDto } from './ping.dto.js';

@ApiController('phone-tasks', 'answers')
export class PhoneTasksController {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  @Get()
  @Described({
    summary: 'The calls that somebody is to make, the most urgent first',
    description:
      'With the numbers to call, and the time that clocks there show. Empty once everybody was reached or the tests are over.',
    example: [
      {
        taskId: '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f',
        campaignId: 'spring-2026',
        contactPointId: 'gd-1',
        party: 'GD',
        partyName: 'Grenada',
        institution: 'Royal Grenada Police Force',
        reason: 'escalation',
        answerBy: '2026-03-02T08:00:00.000Z',
        timezone: 'America/Grenada',
        localTime: '2026-03-01 10:00 -04:00',
        languages: ['en'],
        numbers: [{ channelId: 'phone-main', use: 'main', number: '+14734403999' }],
        instructions: 'Ask for the duty officer',
      },
    ],
    orNull: ['institution', 'instructions'],
    problems: [422],
  })
  async list(@Query() { campaign, ...asOf }: PhoneTasksDto, @Asked() { now }: CommandContext) {
    const { documentsOf } = await this.projections.moment(
      [campaignBoard, contactPoints, parties],
      untilOf(asOf),
    );
    const tasks = [...documentsOf(campaignBoard).values()].flatMap((board) => openTasks(board));
    const directory = documentsOf(contactPoints);
    const names = documentsOf(parties);
    const wanted = tasks
      .filter(({ campaignId }) => campaign === undefined || campaignId === campaign)
      .toSorted((a, b) => (a.answerBy < b.answerBy ? -1 : 1))
      .map((task) => ({
        ...task,
        partyName: names.get(task.party)?.name ?? task.party,
        point: directory.get(task.contactPointId),
      }));
    return Promise.all(
      wanted.map(async ({ point, ...task }) => {
        const plain = point && (await this.cipher.decrypt(point.contactPointId, point.details));
        return {
          ...task,
          institution: point?.details.institution ?? null,
          localTime: localReading(now, task.timezone),
          languages: point?.details.languages ?? [],
          numbers: (plain?.channels ?? [])
            .filter(({ kind }) => kind === 'phone')
            .map(({ id, use, address }) => ({ channelId: id, use, number: address })),
          instructions: plain?.instructions ?? null,
        };
      }),
    );
  }

  @Post(':taskId/completion')
  @Described({
    summary: 'Say what came of a call',
    description: 'An answer by telephone counts like any other, at the time it was given.',
    example: {
      taskId: '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f',
      campaignId: 'spring-2026',
      contactPointId: 'gd-1',
      outcome: 'answered',
    },
    problems: [404, 409, 422],
  })
  async complete(
    @Param('taskId') taskId: string,
    @Body() { outcome, answer: given }: CompletionDto,
    @Asked() context: CommandContext,
  ) {
    const answer = given && answerIn(given, context.now, 'answer.');
    const ping = await this.pingOf(taskId);
    await this.bus.execute(
      new CompletePhoneTask(
        { ping, taskId, outcome, ...(answer === undefined ? {} : { answer }) },
        context,
      ),
    );
    return { taskId, ...ping, outcome };
  }

  private async pingOf(taskId: string) {
    for (const { ping } of (await this.projections.documents(campaignBoard)).values())
      if (ping.phoneTasks.some((task) => task.taskId === taskId)) {
        const { campaignId, contactPointId } = ping.pinged;
        return { campaignId, contactPointId };
      }
    throw new Refusal('phone-task-unknown', { taskId });
  }
}

function openTasks(board: BoardPing) {
  const {
    campaignId,
    contactPointId,
    party,
    timezone,
    deadlineAt,
    openTasks: ids,
  } = boardRow(board);
  return board.ping.phoneTasks
    .filter(({ taskId }) => ids.includes(taskId))
    .map(({ taskId, reason }) => ({
      taskId,
      campaignId,
      contactPointId,
      party,
      reason,
      answerBy: deadlineAt,
      timezone,
    }));
}
