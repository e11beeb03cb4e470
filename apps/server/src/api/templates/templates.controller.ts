import { Body, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { standardId } from '#campaigns';
import { contactPoints, parties } from '#directory';
import { CommandLoop, ProjectionHost, type Until } from '#engine';
import { InvalidInput, isLanguageTag, Refusal, type CommandContext } from '#kernel';
import {
  DefineTemplate,
  exampleFacts,
  renderMessage,
  standardTemplate,
  template,
  templateFrom,
  templates,
  templateStream,
  type Template,
} from '#messaging';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, Tagged } from '../http/entity-tags.js';
import { requireId } from '../http/ids.js';
import { PreviewDto } from './template.dto.js';

interface NamedTemplate {
  readonly templateId: string;
  readonly version: number;
  readonly template: Template;
}

/** What is there before anybody defined it, which the first campaign that uses it will store as version 1. */
const standard: NamedTemplate = { templateId: standardId, version: 1, template: standardTemplate };
const contentExample: Template = {
  languages: {
    en: {
      subject: '{{campaignName}}: please confirm',
      body: 'To {{institution}}.\n\nPlease confirm by {{answerBy}}:\n\n{{link}}',
      short: 'Please confirm by {{answerByUtc}}: {{link}}',
    },
  },
};
const example: NamedTemplate = { templateId: 'short', version: 2, template: contentExample };
/** Who kept silent, in a preview of what its colleague is written. */
const silentExample = 'Ministry of Justice, International Cooperation Unit';
/** A preview is somebody's own text: it runs nothing and fetches nothing. */
const inert = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

@ApiController('templates', 'templates')
export class TemplatesController {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
  ) {}

  @Get()
  @Described({
    summary: 'The templates, each in its newest version',
    description: 'Without their words, but with the languages they have.',
    example: [{ templateId: 'short', version: 2, languages: ['en', 'fr'] }],
    problems: [422],
  })
  async list(@Query() asOf: AsOfDto) {
    const stored = await this.projections.documents(templates, untilOf(asOf));
    return [...new Map([[standardId, standard], ...stored]).values()]
      .map(({ templateId, version, template: { languages } }) => ({
        templateId,
        version,
        languages: Object.keys(languages),
      }))
      .toSorted((a, b) => (a.templateId < b.templateId ? -1 : 1));
  }

  @Get(':templateId')
  @Described({ summary: 'A template in its newest version', example, problems: [404, 422] })
  one(@Param('templateId') templateId: string, @Query() asOf: AsOfDto) {
    const until = untilOf(asOf);
    return until === undefined ? this.load(templateId) : this.past(templateId, until);
  }

  @Put(':templateId')
  @Described({
    summary: 'Define a template, or its next version',
    description:
      'The same content makes no new version. Campaigns keep the version they were planned with.',
    example,
    body: { example: contentExample },
    conditional: true,
    problems: [422],
  })
  async define(
    @Param('templateId') templateId: string,
    @Body() body: unknown,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    requireId('templateId', templateId);
    const content = templateFrom('', body);
    const { revision } = await this.loop.load(templateStream(templateId), template);
    expectedRevision(ifMatch, revision);
    await this.bus.execute(new DefineTemplate({ templateId, template: content }, context));
    const defined = await this.load(templateId);
    const location = revision === undefined ? `/${apiPrefix}/templates/${templateId}` : undefined;
    return new Tagged(defined.revision, defined.body, location);
  }

  @Get(':templateId/preview')
  @Described({
    summary: 'A message as it would be written',
    description: 'What is not taken from a contact point is invented; its link answers nothing.',
    example: {
      languages: ['fr', 'en'],
      language: 'fr',
      direction: 'ltr',
      subject: 'EXERCISE – Spring ping test',
      text: '…',
      html: '<!doctype html>…',
      short: '…',
      link: 'http://127.0.0.1:8247/r/examplexxxxxxxxxxxxxxxxxxx',
    },
    problems: [404, 422],
  })
  async preview(
    @Param('templateId') templateId: string,
    @Query() { language, purpose = 'first', contactPoint, format = 'json', ...asOf }: PreviewDto,
    @Asked() { now }: CommandContext,
    @Headers('host') host: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (language !== undefined && !isLanguageTag(language))
      throw new InvalidInput([
        { where: { path: 'language' }, message: 'expected a BCP 47 language tag, such as pt-BR' },
      ]);
    const until = untilOf(asOf);
    const shown =
      until === undefined ? (await this.load(templateId)).body : await this.past(templateId, until);
    const reader = contactPoint === undefined ? {} : await this.reader(contactPoint, until);
    const languages = language === undefined ? {} : { languages: [language] };
    const isToColleague = purpose === 'colleague';
    const facts = exampleFacts(shown.template, {
      ...reader,
      ...languages,
      ...(isToColleague ? { insteadOf: silentExample } : {}),
      sentAt: now,
    });
    const kind = isToColleague ? 'escalation' : purpose;
    const message = renderMessage(facts, kind, { baseUrl: `http://${host}` });
    if (format === 'json') return message;
    void reply
      .header('content-security-policy', inert)
      .type(format === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8');
    return format === 'html' ? message.html : message.text;
  }

  private async past(templateId: string, until: Until): Promise<NamedTemplate> {
    const found = (await this.projections.documents(templates, until)).get(templateId);
    if (found !== undefined) return found;
    if (templateId === standardId) return standard;
    throw new Refusal('template-unknown', { templateId });
  }

  private async reader(contactPointId: string, until: Until | undefined) {
    const { documentsOf } = await this.projections.moment([contactPoints, parties], until);
    const point = documentsOf(contactPoints).get(contactPointId);
    if (point === undefined) throw new Refusal('contact-point-unknown', { contactPointId });
    const { institution, languages, timezone } = point.details;
    const partyName = documentsOf(parties).get(point.party)?.name ?? point.party;
    return { institution, languages, timezone, partyName };
  }

  private async load(templateId: string): Promise<Tagged<NamedTemplate>> {
    const { state, revision } = await this.loop.load(templateStream(templateId), template);
    const content = state.status === 'defined' ? state.versions[state.version] : undefined;
    if (state.status === 'defined' && content !== undefined)
      return new Tagged(revision, { templateId, version: state.version, template: content });
    if (templateId === standardId) return new Tagged(undefined, standard);
    throw new Refusal('template-unknown', { templateId });
  }
}
