import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { GetReportHandler } from './get-report.query.js';

@Module({ imports: [DirectoryModule], providers: [GetReportHandler] })
export class ReportingModule {}
