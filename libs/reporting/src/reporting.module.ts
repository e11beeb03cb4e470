import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { SealsModule } from '#seals';
import { GetReportHandler } from './get-report.query.js';

@Module({ imports: [DirectoryModule, SealsModule], providers: [GetReportHandler] })
export class ReportingModule {}
