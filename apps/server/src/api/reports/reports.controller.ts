import { Get, Param, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetReport, reportFiles, type Report } from '#reporting';
import { ApiController } from '../http/api-controller.js';
import { untilOf } from '../http/as-of.dto.js';
import { Described } from '../http/described.js';
import { HttpProblem } from '../http/problem.js';
import { reportExample } from './report-example.js';
import { ReportDto, ReportFileDto } from './report.dto.js';

@ApiController('reports', 'reports')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Described({
    summary: 'What the paper for the plenary says, in figures and lists',
    example: reportExample,
    problems: [404, 409, 422],
  })
  report(@Query() { from, to, campaign, anonymised, ...asOf }: ReportDto): Promise<Report> {
    const request = { from, to, campaignId: campaign, anonymised };
    return this.queries.execute(new GetReport(request, untilOf(asOf)));
  }

  @Get('files/:file')
  @Described({
    summary: 'The paper as a page, as a PDF, or one of its tables',
    description:
      '`report.html`, `report.pdf`, or a table such as `response-times.csv`. The same log gives the same bytes.',
    example: '%PDF-1.7 …',
    type: 'application/pdf',
    problems: [404, 409, 422],
  })
  async file(
    @Param('file') file: string,
    @Query() { language = 'en', ...given }: ReportFileDto,
  ): Promise<StreamableFile> {
    const files = reportFiles(await this.report(given), language);
    const found = files.find(({ name }) => name === file);
    if (found === undefined) {
      const names = files.map(({ name }) => name).join(', ');
      throw new HttpProblem(404, 'report-file-unknown', `the report has the files ${names}`);
    }
    const { name, mediaType, render } = found;
    return new StreamableFile(await render(), {
      type: mediaType === 'application/pdf' ? mediaType : `${mediaType}; charset=utf-8`,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
